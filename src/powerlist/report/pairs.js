(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent).pairs;
  var form = document.getElementById("filter");
  var shown = document.getElementById("shown");
  var sections = data.map(function (_, number) { return document.getElementById("p" + (number + 1)); });
  var texts = [];
  function text(number) {
    if (texts[number] === undefined) { texts[number] = sections[number].textContent.toLowerCase(); }
    return texts[number];
  }
  function apply() {
    var relation = form.relation.value;
    var department = form.department.value;
    var words = form.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    data.forEach(function (one, number) {
      var fits = (!relation || one.relation === relation) &&
        (!department || (department === "\n" ? one.departments.length > 1 : one.departments.indexOf(department) >= 0));
      if (fits && words.length) {
        fits = words.every(function (word) { return text(number).indexOf(word) >= 0; });
      }
      sections[number].hidden = !fits;
      if (fits) { count += 1; }
    });
    shown.textContent = count + " / " + data.length;
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.hidden = false;
  apply();
}());
