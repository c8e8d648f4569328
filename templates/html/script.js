"use strict";
(function () {
  var data = JSON.parse(document.getElementById("data").textContent);
  var STEP = 60;
  var byId = function (id) { return document.getElementById(id); };
  var results = byId("results"), status = byId("status"), more = byId("more"), query = byId("q");

  // A column is a list of texts, or {v: distinct texts, i: index of each row}.
  function reader(column) {
    if (!column) { return function () { return ""; }; }
    if (Array.isArray(column)) { return function (row) { return column[row]; }; }
    return function (row) { return column.v[column.i[row]]; };
  }
  var get = {};
  Object.keys(data.columns).forEach(function (name) { get[name] = reader(data.columns[name]); });
  function value(name, row) { return get[name] ? get[name](row) : ""; }

  // NFKC folds full-width letters and digits; 章 and 第 stay as they are.
  function fold(text) { return text.normalize("NFKC").toLowerCase(); }
  // What is searched: without 《》, and 第76条 as 第七十六条, as laws number their articles.
  var DIGITS = "零一二三四五六七八九", UNITS = ["千", "百", "十", ""];
  function numeral(number) {
    var digits = ("000" + number).slice(-4), text = "";
    for (var place = 0; place < 4; place++) {
      var digit = Number(digits[place]);
      if (digit) { text += DIGITS[digit] + UNITS[place]; }
      else if (text && !/零$/.test(text) && Number(digits.slice(place))) { text += "零"; }
    }
    return text.replace(/^一十/, "十");
  }
  function plain(text) {
    return fold(text).replace(/[《》〈〉]/g, "").replace(/第?(\d{1,4})(?=[条款项])/g, function (all, number) {
      return "第" + numeral(Number(number));
    });
  }
  var lawsOf = data.laws_of || [];
  var hay = new Array(data.count);
  (function () {
    var names = data.searched, cache = Object.create(null);
    for (var row = 0; row < data.count; row++) {
      var parts = [];
      for (var n = 0; n < names.length; n++) {
        var text = value(names[n], row);
        if (text) { parts.push(cache[text] || (cache[text] = plain(text))); }
      }
      (lawsOf[row] || []).forEach(function (law) { parts.push(plain(data.laws[law])); });
      parts.push(data.modes[data.mode[row]].term);
      hay[row] = parts.join("\n");
    }
  })();

  // --- filters -------------------------------------------------------------------------------
  var filters = [];
  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) { made.className = className; }
    if (text !== undefined) { made.textContent = text; }
    return made;
  }
  function chips() {
    var holder = byId("modes");
    if (data.modes.length < 2) { holder.hidden = true; return; }
    data.modes.forEach(function (mode, place) {
      var label = element("label", "chip"), box = element("input");
      box.type = "checkbox"; box.value = String(place); box.name = "mode";
      label.appendChild(box);
      label.appendChild(element("span", "", mode.term + " " + mode.count));
      holder.appendChild(label);
    });
  }
  function choice(name, head, options) {
    var label = element("label", "", head), list = element("select");
    list.name = name;
    var all = element("option", "", "全部"); all.value = ""; list.appendChild(all);
    options.forEach(function (option) {
      var made = element("option", "", option.text + "（" + option.count + "）");
      made.value = option.value; list.appendChild(made);
    });
    label.appendChild(list);
    byId("selects").appendChild(label);
    filters.push({ name: name, list: list });
  }
  // In the index an item that townships hold in two ways has two rows (id, id~2) and is one item; a page counts its rows.
  function items(rows) {
    if (data.sections) { return rows.length; }
    return new Set(rows.map(function (row) { return data.ids[row].replace(/^(?!n~)(.*)~\d+$/, "$1"); })).size;
  }
  function counted(name) {
    var found = new Map();
    for (var row = 0; row < data.count; row++) {
      var text = value(name, row);
      if (text) { if (!found.has(text)) { found.set(text, []); } found.get(text).push(row); }
    }
    return Array.from(found, function (pair) { return { text: pair[0], value: pair[0], count: items(pair[1]) }; })
      .sort(function (a, b) { return b.count - a.count; });
  }
  chips();
  data.filters.forEach(function (filter) {
    var options = counted(filter.name);
    if (options.length > 1) { choice(filter.name, filter.head, options); }
  });
  if (data.towns && data.towns.length > 1) {
    choice("town", "乡镇（街道）", data.towns.map(function (town, place) {
      return { text: town.name, value: String(place), count: town.count };
    }));
  }
  if (data.laws && data.laws.length > 1) {
    var numbers = new Array(data.laws.length).fill(0);
    lawsOf.forEach(function (list) { list.forEach(function (law) { numbers[law]++; }); });
    choice("law", "法律依据", data.laws.map(function (law, place) {
      return { text: law, value: String(place), count: numbers[place] };
    }).sort(function (a, b) { return b.count - a.count; }));
  }

  // --- finding -------------------------------------------------------------------------------
  var found = [], shown = 0, table = null, body = null, terms = [], composing = false, lastMode = -1, printing = false, pressed = false;
  // Heard and not seen: what the button has brought.
  var told = element("p", "told");
  told.setAttribute("role", "status");
  results.parentNode.appendChild(told);
  function state() {
    var modes = Array.prototype.map.call(document.querySelectorAll("#modes input:checked"), function (box) { return Number(box.value); });
    var picked = {};
    filters.forEach(function (filter) { if (filter.list.value) { picked[filter.name] = filter.list.value; } });
    return { q: query.value.trim(), modes: modes, picked: picked };
  }
  function find() {
    var now = state();
    terms = fold(now.q).split(/\s+/).filter(Boolean);
    var keys = terms.map(plain).filter(Boolean);
    // 41条 finds 第四十一条: that is what is marked.
    terms = Array.from(new Set(terms.concat(keys)));
    var town = now.picked.town, law = now.picked.law;
    var names = Object.keys(now.picked).filter(function (name) { return name !== "town" && name !== "law"; });
    // A township is found by its name, with its county or without; 水库 does not find all of 水库镇.
    var townsOf = keys.map(function (key) {
      return (data.towns || []).map(function (one) { var name = plain(one.name); return name.endsWith(key) || key.endsWith(name); });
    });
    found = [];
    rows: for (var row = 0; row < data.count; row++) {
      if (now.modes.length && now.modes.indexOf(data.mode[row]) < 0) { continue; }
      for (var n = 0; n < names.length; n++) { if (value(names[n], row) !== now.picked[names[n]]) { continue rows; } }
      if (law !== undefined && lawsOf[row].indexOf(Number(law)) < 0) { continue; }
      if (town !== undefined && data.towns_of[row].indexOf(Number(town)) < 0) { continue; }
      for (var t = 0; t < keys.length; t++) {
        if (hay[row].indexOf(keys[t]) < 0 && !(data.towns && data.towns_of[row].some(function (one) { return townsOf[t][one]; }))) { continue rows; }
      }
      found.push(row);
    }
    status.textContent = found.length === data.count ? "共 " + data.items + " 项" : "找到 " + items(found) + " 项（共 " + data.items + " 项）";
    draw();
  }

  // --- drawing; text only ever goes in as text -------------------------------------------------
  function lit(parent, text) {
    if (!terms.length || printing) { parent.appendChild(document.createTextNode(text)); return; }
    var low = fold(text), place = 0;
    if (low.length !== text.length) { parent.appendChild(document.createTextNode(text)); return; }
    while (place < text.length) {
      var first = -1, size = 0;
      terms.forEach(function (term) {
        var at = low.indexOf(term, place);
        if (at >= 0 && (first < 0 || at < first || (at === first && term.length > size))) { first = at; size = term.length; }
      });
      if (first < 0) { break; }
      parent.appendChild(document.createTextNode(text.slice(place, first)));
      parent.appendChild(element("mark", "", text.slice(first, first + size)));
      place = first + size;
    }
    parent.appendChild(document.createTextNode(text.slice(place)));
  }
  function cell(tr, className, text, tag) {
    var made = element(tag || "td", className);
    made.setAttribute("role", tag === "th" ? "rowheader" : "cell");
    if (tag === "th") { made.scope = "row"; }
    if (text) { lit(made, text); }
    tr.appendChild(made);
    return made;
  }
  function draw() {
    results.textContent = "";
    shown = 0; lastMode = -1; table = null;
    if (!found.length) { results.appendChild(element("p", "none", "没有符合条件的事项。请减少条件或换一个词。")); more.hidden = true; return; }
    table = element("table"); table.setAttribute("role", "table");
    table.appendChild(element("caption", "", "事项列表"));
    var head = element("thead"), line = element("tr");
    head.setAttribute("role", "rowgroup"); line.setAttribute("role", "row");
    data.shown.forEach(function (column) {
      var th = element("th", "c-" + column.css, column.head);
      th.scope = "col"; th.setAttribute("role", "columnheader"); line.appendChild(th);
    });
    head.appendChild(line); table.appendChild(head);
    body = element("tbody"); body.setAttribute("role", "rowgroup"); table.appendChild(body);
    results.appendChild(table);
    grow(STEP);
  }
  function grow(count) {
    var until = Math.min(found.length, shown + count), piece = document.createDocumentFragment();
    // A button that goes away takes the focus with it: who came by keyboard goes on at the first new row.
    var held = document.activeElement === more;
    for (; shown < until; shown++) { item(piece, found[shown]); }
    var next = held && piece.querySelector(".item");
    body.appendChild(piece);
    more.hidden = shown >= found.length;
    more.textContent = "继续显示（还有 " + (found.length - shown) + " 项）";
    if (next && (more.hidden || pressed)) {
      next.tabIndex = -1;
      next.focus();
      told.textContent = "已显示 " + shown + " 项";
    }
  }
  function item(piece, row) {
    var mode = data.mode[row];
    if (data.sections && mode !== lastMode) {
      lastMode = mode;
      var head = element("tr", "section"), title = element("th"), name = element("span", "", data.modes[mode].title);
      head.setAttribute("role", "row"); title.setAttribute("role", "rowheader");
      name.setAttribute("role", "heading"); name.setAttribute("aria-level", "2");
      title.colSpan = data.shown.length; title.scope = "rowgroup";
      title.appendChild(name);
      if (data.modes[mode].note) { title.appendChild(element("small", "", data.modes[mode].note)); }
      head.appendChild(title); piece.appendChild(head);
    }
    var tr = element("tr", "item");
    tr.setAttribute("role", "row");
    tr.id = "i-" + data.ids[row];
    data.shown.forEach(function (column) {
      if (column.name === "name") {
        var holder = cell(tr, "c-name", "", "th");
        var button = element(data.details.length ? "button" : "span", data.details.length ? "name" : "plain");
        lit(button, value("name", row));
        if (data.details.length) {
          button.type = "button"; button.setAttribute("aria-expanded", "false");
          button.addEventListener("click", function () { toggle(tr, button, row); });
        }
        holder.appendChild(button);
        if (value("sub_name", row)) { lit(holder.appendChild(element("span", "sub")), value("sub_name", row)); }
      } else if (column.name === "mode") {
        cell(tr, "c-mode").appendChild(element("span", "tag m-" + data.modes[mode].code, data.modes[mode].term));
      } else if (column.name === "town") {
        towns(cell(tr, "c-town"), row);
      } else if (column.name === "first") {
        cell(tr, "c-basis", printing && get.basis ? value("basis", row) : value("first", row));
      } else {
        cell(tr, "c-" + column.css, value(column.name, row));
      }
    });
    piece.appendChild(tr);
    if (printing) { facts(piece, row); }
  }
  function detail(field, row) {
    return field.name === "mode" ? data.modes[data.mode[row]].term : value(field.name, row);
  }
  // On paper nothing opens: what the columns leave out stands in a line below.
  function facts(piece, row) {
    var told = data.details.filter(function (field) { return field.name !== "basis" && detail(field, row); });
    if (!told.length) { return; }
    var tr = element("tr", "facts"), td = element("td");
    tr.setAttribute("role", "row"); td.setAttribute("role", "cell");
    td.colSpan = data.shown.length;
    told.forEach(function (field, place) {
      td.appendChild(element("b", "", (place ? "　" : "") + field.head + "："));
      td.appendChild(document.createTextNode(detail(field, row)));
    });
    tr.appendChild(td); piece.appendChild(tr);
  }
  function address(town, row) {
    return town.href ? town.href + "#i-" + encodeURIComponent(data.ids[row]) : "";
  }
  function towns(holder, row) {
    data.towns_of[row].forEach(function (place, position) {
      if (position) { holder.appendChild(document.createTextNode("、")); }
      var town = data.towns[place], href = address(town, row);
      var made = element(href ? "a" : "span", "", town.name);
      if (href) { made.href = href; }
      holder.appendChild(made);
    });
  }
  function toggle(tr, button, row) {
    var open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    tr.classList.toggle("open", open);
    if (!open) { tr.parentNode.removeChild(tr.nextSibling); return; }
    var opened = element("tr", "detail"), td = element("td"), list = element("dl");
    opened.setAttribute("role", "row"); td.setAttribute("role", "cell");
    td.colSpan = data.shown.length;
    data.details.forEach(function (field) {
      var text = detail(field, row);
      if (!text) { return; }
      list.appendChild(element("dt", "", field.head));
      var dd = element("dd");
      if (/^https?:\/\/\S+$/.test(text)) {
        var a = element("a", "", text); a.href = text; a.rel = "noopener noreferrer"; dd.appendChild(a);
      } else { lit(dd, text); }
      list.appendChild(dd);
    });
    td.appendChild(list);
    if (data.sections) {
      var p = element("p", "link"), self = element("a", "", "本项链接");
      self.href = "#" + tr.id; p.appendChild(self); td.appendChild(p);
    }
    opened.appendChild(td);
    tr.parentNode.insertBefore(opened, tr.nextSibling);
  }
  function all() { if (body && shown < found.length) { grow(found.length); } }
  function visit() {
    var id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (error) { return; }
    if (id.indexOf("i-") !== 0) { return; }
    var row = data.ids.indexOf(id.slice(2));
    if (row < 0) { return; }
    if (found.indexOf(row) < 0) { byId("filters").reset(); find(); }
    while (shown <= found.indexOf(row)) { grow(STEP); }
    var tr = byId(id), button = tr.querySelector(".name");
    if (!button) { return; }
    if (button.getAttribute("aria-expanded") !== "true") { toggle(tr, button, row); }
    tr.scrollIntoView({ block: "center" });
    button.focus({ preventScroll: true });
  }

  // --- events --------------------------------------------------------------------------------
  var form = byId("filters");
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  // Letters of a pinyin that is still being typed are no words yet.
  query.addEventListener("compositionstart", function () { composing = true; });
  query.addEventListener("compositionend", function () { composing = false; find(); });
  query.addEventListener("input", function () { if (!composing) { find(); } });
  form.addEventListener("change", function (event) { if (event.target !== query) { find(); } });
  form.addEventListener("reset", function () { setTimeout(find, 0); });
  more.addEventListener("click", function () { pressed = true; grow(STEP * 4); pressed = false; });
  if ("IntersectionObserver" in window) {
    new IntersectionObserver(function (entries) {
      if (entries[0].isIntersecting && !more.hidden && shown >= STEP) { grow(STEP); }
    }, { rootMargin: "600px" }).observe(more);
  }
  window.addEventListener("hashchange", visit);
  window.addEventListener("beforeprint", function () { printing = true; draw(); all(); });
  window.addEventListener("afterprint", function () { printing = false; draw(); });
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing) { event.preventDefault(); query.focus(); }
    if (event.key === "Escape" && event.target === query) { query.value = ""; find(); }
  });
  find();
  visit();
  // The browser goes to the fragment itself when the page has loaded and takes the focus away.
  window.addEventListener("load", function () { setTimeout(visit, 0); });
})();
