(function () {
  "use strict";
  var table = document.getElementById("findings");
  if (!table) { return; }
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var form = document.getElementById("filter");
  var shown = document.getElementById("shown");
  function apply() {
    var words = form.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    rows.forEach(function (row) {
      var fits = ["severity", "rule", "file"].every(function (key) {
        return !form[key].value || row.getAttribute("data-" + key) === form[key].value;
      });
      if (fits && words.length) {
        var text = row.textContent.toLowerCase();
        fits = words.every(function (word) { return text.indexOf(word) >= 0; });
      }
      row.hidden = !fits;
      if (fits) { count += 1; }
    });
    shown.textContent = count + " / " + rows.length;
  }
  function sort(head, column) {
    var up = head.getAttribute("aria-sort") !== "ascending";
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) { cell.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    rows.sort(function (a, b) {
      var x = a.cells[column].getAttribute("data-sort") || a.cells[column].textContent;
      var y = b.cells[column].getAttribute("data-sort") || b.cells[column].textContent;
      return (x < y ? -1 : x > y ? 1 : 0) * (up ? 1 : -1);
    });
    rows.forEach(function (row) { body.appendChild(row); });
  }
  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
    var button = head.querySelector("button");
    if (button) { button.addEventListener("click", function () { sort(head, column); }); }
  });
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  apply();
}());
