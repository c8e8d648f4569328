"""The web pages: what a server or a hostile value could do to them, and what a reader does with them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from powerlist.files.bundled import bundled
from powerlist.render import RenderError, RenderOptions, TemplateFolders, render
from powerlist.render.web.data import embedded, packed
from render.browser import Browser, chromium
from render.samples import TOWN, publication

BARE = RenderOptions(papers=())
NAME = f"{TOWN}/{TOWN}事项目录.html"
ATTACK = "</script><script>document.title='x'</script><img src=x onerror=document.title='x'>\u2028'\"&amp;"


def pages(*publications: object, folders: TemplateFolders | None = None) -> dict[str, str]:
    files = render(publications, ("html",), folders, BARE)
    return {name: content.decode() for name, content in files.items()}


def hostile() -> object:
    rows = publication(8).rows.copy()
    rows.loc[:, ["name", "sub_name", "department", "basis"]] = ATTACK
    return publication(8, rows=rows, title=ATTACK, english=ATTACK, organ=ATTACK, bilingual=True)


def test_the_policy_allows_exactly_the_page_s_own_style_and_script():
    for text in pages(publication(3)).values():
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text).group(1)
        assert policy.startswith("default-src 'none'")
        for tag in ("style", "script"):
            content = re.search(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL).group(1)
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "unsafe" not in policy


META = '<meta http-equiv="Content-Security-Policy" content="{{ csp }}">'


@pytest.mark.parametrize(
    ("before", "after", "lacks"),
    [
        ("{{ csp }}", "default-src *", "csp"),
        (META, "", "csp"),
        (META, f"<!-- {META} -->", "csp"),
        (META, f"<script>alert(1)</script>{META}", "csp"),
        ("{{ data }}", "", "data"),
        ("{{ style }}", "", "style"),
    ],
)
def test_a_page_without_what_guards_it_is_refused(tmp_path, before, after, lacks):
    (tmp_path / "html").mkdir()
    text = bundled("templates/html/page.html").read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "html" / "page.html").write_text(text.replace(before, after), encoding="utf-8")
    with pytest.raises(RenderError) as caught:
        render([publication(2)], ("html",), TemplateFolders((tmp_path,)))
    assert (caught.value.kind, caught.value.detail) == ("missing_block", lacks)


def test_no_value_leaves_its_place():
    for text in pages(hostile()).values():
        assert text.count("<script") == 2
        assert "<img" not in text
        data = re.search(r'id="data">(.*?)</script>', text, re.DOTALL).group(1)
        assert "<" not in data and "\u2028" not in data
        json.loads(data)


def test_data_survive_embedding():
    value = {"a": ATTACK, "b": ["中文", "\u2029"]}
    assert json.loads(embedded(value)) == value
    assert packed(["甲", "甲", "甲", "乙"]) == {"v": ["甲", "乙"], "i": [0, 0, 0, 1]}
    assert packed(["甲", "乙"]) == ["甲", "乙"]


def test_only_published_fields_are_in_the_page():
    text = pages(publication(9, columns=("serial", "name", "type")))[NAME]
    for secret in ("县水利局", "第六十五条", "示政发", "51000001", "自然资源"):
        assert secret not in re.search(r'id="data">(.*?)</script>', text, re.DOTALL).group(1)


def test_an_office_s_page_is_used(tmp_path):
    (tmp_path / "html").mkdir()
    page = (Path(__file__).parents[2] / "templates/html/page.html").read_text(encoding="utf-8")
    (tmp_path / "html/page.html").write_text(
        page.replace("{{ title }}</h1>", "{{ title }}！</h1>"), encoding="utf-8"
    )
    assert "！</h1>" in pages(publication(3), folders=TemplateFolders((tmp_path,)))[NAME]
    (tmp_path / "html/page.html").write_text("{{ nothing }}", encoding="utf-8")
    with pytest.raises(RenderError) as caught:
        pages(publication(3), folders=TemplateFolders((tmp_path,)))
    assert caught.value.kind == "bad_template"


def test_sizes():
    long = publication(340)
    rows = long.rows.assign(basis=long.rows["basis"] + "依据条文的全文" * 40)
    assert len(pages(publication(340, rows=rows))[NAME].encode()) < 1.5e6
    towns = [publication(250, township=f"第{number}镇") for number in range(20)]
    assert len(pages(*towns)["index.html"].encode()) < 3e6


# --- in a real browser ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser():
    if chromium() is None:
        pytest.skip("there is no Chromium")
    with Browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("pages")
    files = render([publication(40), publication(30, township="拦河镇")], ("html",), options=BARE)
    files |= {"hostile.html": render([hostile()], ("html",), options=BARE)[NAME]}
    files |= {"large.html": render([publication(5000)], ("html",), options=BARE)[NAME]}
    files |= {"hundred.html": render([publication(100)], ("html",), options=BARE)[NAME]}
    for name, content in files.items():
        path = made / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return made


def status(browser) -> list[int]:
    return [
        int(number)
        for number in re.findall(r"\d+", browser.js("document.getElementById('status').textContent"))
    ]


@pytest.mark.browser
def test_a_page_opens_from_a_file_and_asks_for_nothing(browser, folder):
    browser.console.clear()
    browser.requests.clear()
    browser.open(folder / NAME)
    assert status(browser) == [40]
    assert browser.console == []
    assert len(browser.requests) == 1


@pytest.mark.browser
def test_a_list_without_modes_shows_no_empty_filter(browser, tmp_path):
    rows = publication(6).rows.assign(mode="")
    plain = publication(6, rows=rows, township="")
    (tmp_path / "plain.html").write_bytes(
        render([plain], ("html",), options=BARE)["示例县/示例县事项目录.html"]
    )
    browser.open(tmp_path / "plain.html")
    assert browser.js("document.getElementById('modes').offsetHeight") == 0
    assert browser.js("document.querySelectorAll('.c-mode').length") == 0


@pytest.mark.browser
def test_hostile_values_are_only_text(browser, folder):
    browser.console.clear()
    browser.open(folder / "hostile.html")
    assert browser.js("document.title").startswith("</script>")
    assert browser.js("document.querySelectorAll('img').length") == 0
    browser.js("document.querySelector('.name').click()")
    assert browser.js("document.querySelectorAll('.detail img, .detail script').length") == 0
    assert browser.console == []


@pytest.mark.browser
def test_search_and_filters(browser, folder):
    browser.open(folder / NAME)
    browser.js("document.getElementById('q').focus()")
    browser.type("水法 处罚")
    assert status(browser) == [8, 40]
    assert browser.js("document.querySelectorAll('mark').length") > 0
    browser.js("document.querySelectorAll('#modes input')[1].click()")
    assert status(browser) == [2, 40]
    browser.js("document.getElementById('reset').click()")
    browser.js("new Promise(done => setTimeout(done, 50))")
    assert status(browser) == [40]
    browser.js(
        "(() => { const s = document.querySelector('select[name=type]'); s.value = '行政检查';"
        " s.dispatchEvent(new Event('change', {bubbles: true})); })()"
    )
    assert status(browser) == [8, 40]
    # what is typed for a pinyin is not searched before it is a word
    browser.js(
        "const q = document.getElementById('q'); q.dispatchEvent(new Event('compositionstart'));"
        "q.value = 'shui'; q.dispatchEvent(new Event('input'))"
    )
    assert status(browser) == [8, 40]
    browser.js(
        "const p = document.getElementById('q'); p.value = '委托'; p.dispatchEvent(new Event('compositionend'))"
    )
    assert status(browser)[0] >= 2
    browser.type("没有这样的词")
    assert (
        "没有符合条件" in browser.js("document.getElementById('results').textContent")
        or status(browser)[0] == 8
    )


@pytest.mark.browser
@pytest.mark.parametrize("asked", ["第七十三条", "第73条", "73条", "水法第七十三条", "水法》第七十三条"])
def test_an_article_is_found_however_it_is_asked_for(browser, tmp_path, asked):
    rows = publication(6).rows.copy()
    rows["basis"] = "《中华人民共和国水法》第六十九条"
    rows.loc[rows.index[0], "basis"] = "《中华人民共和国水法》第七十三条"
    (tmp_path / "one.html").write_bytes(render([publication(6, rows=rows)], ("html",), options=BARE)[NAME])
    browser.open(tmp_path / "one.html")
    browser.js("document.getElementById('q').focus()")
    browser.type(asked)
    assert status(browser) == [1, 6]
    browser.js("document.querySelector('.name').click()")
    # what the law's title and number have between them is not marked
    assert browser.js("document.querySelectorAll('.detail mark').length") == (asked != "水法第七十三条")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("asked", "count"), [("拦河镇", 3), ("石桥镇", 6), ("拦河", 0), ("桥镇 水法", 1), ("示例县拦河镇", 3)]
)
def test_the_index_finds_a_township_by_its_name(browser, tmp_path, asked, count):
    towns = [publication(6), publication(3, township="拦河镇")]
    for name, content in render(towns, ("html",), options=BARE).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    browser.open(tmp_path / "index.html")
    browser.js("document.getElementById('q').focus()")
    browser.type(asked)
    assert status(browser)[0] == count


@pytest.mark.browser
def test_what_a_page_shows_of_an_item_is_found(browser, tmp_path):
    rows = publication(8).rows.copy()
    rows.loc[rows.index[5], "decision"] = "别政发〔2019〕77号"
    rows.loc[rows.index[6], "remark"] = "内部联系人李四"
    (tmp_path / "one.html").write_bytes(render([publication(8, rows=rows)], ("html",), options=BARE)[NAME])
    browser.open(tmp_path / "one.html")
    browser.js("document.getElementById('q').focus()")
    browser.type("别政发〔2019〕77号")
    assert status(browser) == [1, 8]
    # what is not published is not found
    browser.js("document.getElementById('q').value = ''")
    browser.type("李四")
    assert status(browser) == [0, 8]


def index_of(text: str) -> dict[str, object]:
    return json.loads(re.search(r'id="data">(.*?)</script>', text, re.DOTALL).group(1))


def test_an_item_that_townships_hold_in_two_ways_is_one_item():
    here = publication(6)
    rows = here.rows.copy()
    rows["mode"] = ["delegated" if mode == "entrusted" else "entrusted" for mode in rows["mode"]]
    there = publication(6, rows=rows, township="拦河镇")
    data = index_of(pages(here, there)["index.html"])
    assert (data["items"], data["count"]) == (6, 12)


@pytest.mark.browser
def test_a_row_that_stands_twice_is_two_on_its_page_and_one_item_in_the_index(browser, tmp_path):
    one, other = (publication(6, township=name).rows for name in (TOWN, "拦河镇"))
    again = pd.concat([one, one.iloc[[2]]], ignore_index=True)
    towns = [publication(6, rows=again), publication(6, rows=other, township="拦河镇")]
    for name, content in render(towns, ("html",), options=BARE).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    for page, rows in ((NAME, again), ("index.html", one)):
        browser.open(tmp_path / page)
        assert status(browser) == [len(rows)]
        browser.js("document.getElementById('q').focus()")
        browser.type("妨碍行洪")
        assert status(browser) == [int(rows["name"].str.contains("妨碍行洪").sum()), len(rows)]


@pytest.mark.browser
def test_by_keyboard_alone(browser, folder):
    browser.open(folder / NAME)
    browser.key("/")
    assert browser.js("document.activeElement.id") == "q"
    browser.type("生产经营场所")
    assert status(browser)[0] == 8
    for _ in range(40):
        browser.key("Tab")
        if browser.js("document.activeElement.className") == "name":
            break
    browser.key("Enter")
    assert browser.js("document.activeElement.getAttribute('aria-expanded')") == "true"
    assert browser.js("document.querySelector('.detail dl').textContent").count("安全生产法") == 1
    browser.js("document.getElementById('q').focus()")
    browser.key("Escape")
    assert status(browser) == [40]


@pytest.mark.browser
def test_the_button_for_more_hands_the_focus_to_the_first_new_row(browser, folder):
    browser.open(folder / "large.html")
    rows = "document.querySelectorAll('.item').length"
    # the page adds rows by itself where the button comes into view, as long as it is there
    browser.js("document.getElementById('more').focus({preventScroll: true})")
    before = browser.js(rows)
    browser.key("Enter")
    assert browser.js(rows) > before
    place = f"[...document.querySelectorAll('.item')].indexOf(document.activeElement) - {before}"
    assert browser.js(place) == 0
    assert browser.js("document.activeElement.tabIndex") == -1
    assert str(browser.js(rows)) in browser.js("document.querySelector('.told[role=status]').textContent")


@pytest.mark.browser
def test_the_last_rows_take_no_focus_away(browser, folder):
    browser.open(folder / "hundred.html")
    browser.js("document.getElementById('more').focus({preventScroll: true})")
    browser.key("Enter")
    assert browser.js("document.getElementById('more').hidden")
    assert browser.js("document.activeElement.className") == "item"
    # who is elsewhere stays there
    browser.open(folder / "hundred.html")
    browser.js("document.getElementById('q').focus()")
    browser.js("document.getElementById('more').scrollIntoView()")
    browser.js("new Promise(done => setTimeout(done, 300))")
    assert browser.js("document.querySelectorAll('.item').length") == 100
    assert browser.js("document.activeElement.id") == "q"


@pytest.mark.browser
def test_the_sections_are_headings(browser, folder):
    browser.open(folder / NAME)
    heads = "[...document.querySelectorAll('[role=heading][aria-level=\"2\"]')].map(e => e.textContent)"
    assert [text[0] for text in browser.js(heads)] == ["一", "二", "三", "四"]
    browser.open(folder / "index.html")
    assert browser.js(heads) == []


@pytest.mark.browser
def test_a_link_to_one_item_opens_it(browser, folder):
    browser.open(folder / "index.html")
    href = browser.js("document.querySelector('.c-town a').href")
    browser.open(folder / "index.html")
    browser.call("Page.navigate", url=href)
    browser.js("new Promise(done => setTimeout(done, 400))")
    assert browser.js("document.querySelectorAll('.detail').length") == 1
    assert browser.js("document.activeElement.className") == "name"


#: How much room the words in the empty search field leave.
PLACEHOLDER = """(() => {
  const field = document.getElementById('q'), style = getComputedStyle(field);
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = style.font;
  const around = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
  return field.clientWidth - around - pen.measureText(field.placeholder).width;
})()"""
GUTTER = "getComputedStyle(document.querySelector('.item')).paddingLeft"


@pytest.mark.browser
def test_what_is_tapped_is_large_enough(browser, folder):
    browser.open(folder / "index.html")
    small = (
        "[...document.querySelectorAll('a,button,input,select')].map(e => e.getBoundingClientRect())"
        ".filter(r => r.width && r.height && (r.height < 24 || r.width < 24)).length"
    )
    assert browser.js("document.querySelectorAll('.c-town a').length") > 0
    assert browser.js(small) == 0


@pytest.mark.browser
def test_on_a_phone_nothing_is_wider_than_the_screen(browser, folder):
    browser.resize(360, 740, phone=True)
    try:
        for name in (NAME, "index.html", "hostile.html"):
            browser.open(folder / name)
            assert browser.js("document.documentElement.scrollWidth") <= 360
            assert browser.js(PLACEHOLDER) > 0
            # the place of the serial number is kept where there is one
            assert browser.js(GUTTER) == ("12px" if name == "index.html" else "46px")
    finally:
        browser.resize(1280, 900)


@pytest.mark.browser
def test_accessible_by_its_structure(browser, folder):
    browser.open(folder / NAME)
    assert browser.js("document.documentElement.lang") == "zh-CN"
    for selector in ("header", "main", "nav[aria-label]", "footer", "form[role=search]", "h1"):
        assert browser.js(f"document.querySelectorAll({selector!r}).length") == 1
    unlabelled = (
        "[...document.querySelectorAll('input,select')].filter(e => !e.labels.length && !e.ariaLabel).length"
    )
    assert browser.js(unlabelled) == 0
    assert browser.js("document.querySelectorAll('th[scope=col]').length") >= 5
    assert browser.js("document.getElementById('status').getAttribute('aria-live')") == "polite"


CONTRAST = """
(() => {
  const light = c => {
    const v = c.map(x => x / 255).map(x => x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4);
    return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
  const parse = t => (t.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
  let worst = 99;
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.offsetParent) continue;
    if (['SCRIPT', 'STYLE', 'NOSCRIPT', 'OPTION'].includes(e.tagName)) continue;
    let back = e, color;
    while (back) {
      color = parse(getComputedStyle(back).backgroundColor);
      if (color.length < 4 || color[3] > 0) break;
      back = back.parentElement;
    }
    const a = light(parse(getComputedStyle(e).color)), b = light(color || [255, 255, 255]);
    worst = Math.min(worst, (Math.max(a, b) + .05) / (Math.min(a, b) + .05));
  }
  return worst;
})()
"""


@pytest.mark.browser
@pytest.mark.parametrize("name", [NAME, "index.html"])
def test_contrast_is_enough_to_read(browser, folder, name):
    browser.open(folder / name)
    browser.js("document.querySelector('.name') && document.querySelector('.name').click()")
    assert browser.js(CONTRAST) >= 4.5


#: Search, and wait until the page has been painted.
SEARCH = """
(async text => {
  const q = document.getElementById('q');
  q.value = text; q.dispatchEvent(new Event('input'));
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
})
"""


@pytest.mark.browser
@pytest.mark.timeout(60)
def test_five_thousand_items_are_searched_at_once(browser, folder):
    browser.open(folder / "large.html")
    assert status(browser) == [5000]
    wanted = {"水": 1000, "水法": 1000, "处罚 第六十五条": 2000, "没有": 0}
    for words, count in wanted.items():
        browser.js(f"{SEARCH}({json.dumps(words)})")
        assert status(browser) == [count, 5000]
    browser.js(f"{SEARCH}('')")
    assert status(browser) == [5000]


@pytest.mark.browser
def test_printing_shows_all_that_was_found(browser, folder, tmp_path):
    browser.open(folder / NAME)
    browser.print(tmp_path / "x.pdf")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
    browser.js("window.dispatchEvent(new Event('beforeprint'))")
    assert browser.js("document.querySelectorAll('.item').length") == 40
    browser.js("window.dispatchEvent(new Event('afterprint'))")


@pytest.mark.browser
def test_paper_has_what_opens_on_the_screen(browser, folder):
    one = publication(40)
    extended = one.rows[one.rows["mode"] == "extended"].iloc[0]
    browser.open(folder / NAME)
    browser.js("window.dispatchEvent(new Event('beforeprint'))")
    below = browser.js(
        f"document.getElementById('i-{extended['id']}').nextElementSibling.className + '|' + "
        f"document.getElementById('i-{extended['id']}').nextElementSibling.textContent"
    )
    assert below.startswith("facts|")
    assert extended["outpost"] in below
    assert extended["boundary"] in below
    browser.js("window.dispatchEvent(new Event('afterprint'))")
    assert browser.js("document.querySelectorAll('.facts').length") == 0
