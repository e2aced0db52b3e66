#!/usr/bin/env python3
"""What the page does in a real browser: `python3 tests/browser/check.py [PATH OF gainsay]`.

Everything that is expected is worked out from the JSON of the same run, never from the page itself. Fails loudly
where there is no browser. `-k WORD` runs only the tests with that word in their names, as Python's unittest has it.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
from urllib.parse import quote

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from chromium import Browser, find  # noqa: E402
from many import write_many  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "ar", "ru")
SCRIPT = "</style><script>alert(1)</script>"
HOSTILE = SCRIPT + "\"'><img src=x onerror=alert(2)>\u202egnp\u2066&amp;{{7*7}}"

command = [str(ROOT / "target/release/gainsay")]


def gainsay(*arguments):
    run = subprocess.run([*command, *arguments], cwd=ROOT, capture_output=True, text=True)
    if run.returncode:
        raise SystemExit(f"error: {' '.join([*command, *arguments])}: {run.stderr}")
    return run.stdout


VISIBLE = """(selector) => Array.from(document.querySelectorAll(selector))
    .filter((node) => node.checkVisibility({contentVisibilityAuto: false})).map((node) => node.id)"""


class Case(unittest.TestCase):
    @classmethod
    def prepare(cls):
        """Makes the pages that the tests open."""

    @classmethod
    def setUpClass(cls):
        cls.browser = Browser()
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="gainsay-pages-"))
        cls.addClassCleanup(subprocess.run, ["rm", "-r", str(cls.folder)])
        cls.addClassCleanup(cls.browser.__exit__)
        cls.prepare()

    @classmethod
    def make(cls, name, *arguments):
        """Writes the page; gives its address."""
        path = cls.folder / f"{name}.html"
        gainsay("report", *arguments, "--format", "html", "-o", str(path))
        return path.as_uri()

    def page(self, url, width=1280, height=900, scheme="light", media="", scripts=True):
        page = self.browser.page()
        self.addCleanup(page.close)
        page.size(width, height, mobile=width < 500)
        page.media(media, scheme)
        page.scripts(scripts)
        page.open(url)
        return page

    def visible(self, page, selector):
        return set(page.run(f"({VISIBLE})({json.dumps(selector)})"))

    def choose(self, page, name, value):
        """Sets a field as a person would: its value, then the event."""
        page.run(f"""(() => {{
            const field = document.forms.filters.elements[{json.dumps(name)}];
            const option = field.options && Array.from(field.options).find((o) => o.dataset.id === {json.dumps(value)});
            field.value = option ? option.value : {json.dumps(value)};
            field.dispatchEvent(new Event('input', {{bubbles: true}}));
            return new Promise((done) => setTimeout(done, 200));
        }})()""")

    def assert_quiet(self, page):
        """Nothing was complained about, asked for or run that is not the page's own."""
        said = page.said("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Page.javascriptDialogOpening")
        self.assertEqual(said, [])
        asked = {event["request"]["url"].split("#")[0] for event in page.said("Network.requestWillBeSent")}
        own = page.run("location.href").split("#")[0]
        # The browser draws the sign in its own field for a day from an address that holds its data.
        self.assertEqual({url for url in asked if not url.startswith("data:image/svg+xml;base64,")}, {own})


class Seeds(Case):
    """The reports that ship."""

    @classmethod
    def prepare(cls):
        cls.url = {language: cls.make(language, "--lang", language) for language in LANGUAGES}
        report = json.loads(gainsay("report", "--format", "json"))
        cls.report = report
        statements = {statement["id"]: statement for statement in report["statements"]}
        # Short ids are prefixes; the page's are found by them.
        cls.conflicts = [
            dict(conflict, statements=[(statements[p["a"]], statements[p["b"]]) for p in conflict["pairs"]])
            for conflict in report["conflicts"]
        ]
        cls.outlet = {document["id"]: document["outlet"] for document in report["documents"]}

    def expect(self, page, conflicts, claims):
        """Exactly these rows and claims are shown, and counted."""
        rows = self.visible(page, ".row")
        self.assertEqual(len(rows), len(conflicts))
        for row in rows:
            self.assertTrue(any(c["id"].startswith(row) for c in conflicts), row)
        shown = self.visible(page, ".claim")
        self.assertEqual(len(shown), len(claims))
        for claim in shown:
            self.assertTrue(any(c["id"].startswith(claim) for c in claims), claim)
        count = page.run("document.getElementById('count').textContent")
        self.assertIn(f"{len(conflicts)} of {len(self.conflicts)}", count)
        self.assertIn(f"{len(claims)} of {len(self.report['claims'])}", count)

    def filtered(self, name, value, conflicts, claims):
        """Filtering narrows to what is expected, and the link to the view opens the same view."""
        self.assertTrue(0 < len(claims) < len(self.report["claims"]), name)
        page = self.page(self.url["en"])
        self.choose(page, name, value)
        self.expect(page, conflicts, claims)
        link = page.run("location.href")
        self.assertIn(f"{name}=", link)
        self.expect(self.page(link), conflicts, claims)
        self.assert_quiet(page)

    def in_kinds(self, kind):
        ids = {id for c in self.conflicts if c["kind"] == kind for pair in c["statements"] for s in pair for id in s["claims"]}
        return [claim for claim in self.report["claims"] if claim["id"] in ids]

    def test_nothing_is_asked_for_and_nothing_complained_about(self):
        for language in LANGUAGES:
            page = self.page(self.url[language])
            page.run("new Promise((done) => setTimeout(done, 300))")
            self.assert_quiet(page)

    def test_without_scripts_everything_shows(self):
        page = self.page(self.url["en"], scripts=False)
        self.assertEqual(len(self.visible(page, ".row")), len(self.conflicts))
        self.assertEqual(len(self.visible(page, ".claim")), len(self.report["claims"]))
        self.assertEqual(self.visible(page, "#filters"), set())
        squeeze = lambda text: "".join(text.split())  # noqa: E731
        text = squeeze(page.run("document.body.textContent"))
        for claim in self.report["claims"]:
            self.assertIn(squeeze(claim["quote"]["exact"]), text)
        self.assertTrue(page.run("document.querySelectorAll('svg.drawing.wide .marks a').length") > 20)

    def test_topic(self):
        topic = "withdrawal"
        self.filtered("topic", topic, [c for c in self.conflicts if c["topic"] == topic],
                      [c for c in self.report["claims"] if c["topic"] == topic])

    def test_actor(self):
        actor = "jaysh-al-islam"
        self.filtered("actor", actor, [c for c in self.conflicts if actor in (c["a"]["actor"], c["b"]["actor"])],
                      [c for c in self.report["claims"] if c["actor"] == actor])

    def test_outlet(self):
        outlet = "orient-net"
        self.filtered("outlet", outlet,
                      [c for c in self.conflicts if any(outlet in s["outlets"] for pair in c["statements"] for s in pair)],
                      [c for c in self.report["claims"] if self.outlet[c["document"]] == outlet])

    def test_kind(self):
        self.filtered("kind", "shift", [c for c in self.conflicts if c["kind"] == "shift"], self.in_kinds("shift"))

    def test_days(self):
        for name, fits in (("from", lambda day: day >= "2018-03-16"), ("to", lambda day: day <= "2018-03-11")):
            both = lambda pair: all(s["day"] and fits(s["day"]) for s in pair)  # noqa: E731
            value = "2018-03-16" if name == "from" else "2018-03-11"
            self.filtered(name, value, [c for c in self.conflicts if any(map(both, c["statements"]))],
                          [c for c in self.report["claims"] if c["date"]["day"] and fits(c["date"]["day"])])

    def test_search_takes_words_with_or_without_their_vowel_signs(self):
        page = self.page(self.url["en"])
        self.choose(page, "q", "استعدا\u0652دها")
        shown = page.run("Array.from(document.querySelectorAll('.row:not([hidden])'), (n) => n.textContent)")
        self.assertTrue(shown and all("استعدادها" in text for text in shown))
        hidden = page.run("Array.from(document.querySelectorAll('.row[hidden]'), (n) => n.textContent)")
        self.assertTrue(hidden and not any("استعدادها" in text for text in hidden))
        self.choose(page, "q", "no such words")
        self.assertEqual(self.visible(page, ".row, .claim"), set())
        self.assertTrue(page.run("document.getElementById('nothing').checkVisibility()"))

    def test_filters_add_up_and_a_view_is_linked_whole(self):
        page = self.page(self.url["en"])
        self.choose(page, "topic", "negotiations")
        self.choose(page, "kind", "divergence")
        self.choose(page, "from", "2018-04-01")
        fits = lambda c: c["topic"] == "negotiations" and c["kind"] == "divergence" and any(  # noqa: E731
            all(s["day"] >= "2018-04-01" for s in pair) for pair in c["statements"])
        rows = [c["id"] for c in self.conflicts if fits(c)]
        shown = self.visible(page, ".row")
        self.assertEqual(len(shown), len(rows))
        other = self.page(page.run("location.href"))
        self.assertEqual(self.visible(other, ".row"), shown)
        self.assertEqual(other.run("document.forms.filters.elements.from.value"), "2018-04-01")
        other.run("document.querySelector('#filters button').click(); new Promise((done) => setTimeout(done, 50))")
        self.assertEqual(len(self.visible(other, ".row")), len(self.conflicts))
        self.assertEqual(other.run("location.hash"), "")
        self.assert_quiet(other)

    def test_the_drawings_follow_the_filters(self):
        page = self.page(self.url["en"])
        self.choose(page, "actor", "jaysh-al-islam")
        bright = page.run("document.querySelectorAll('.wide .mark:not(.off)').length")
        self.assertTrue(0 < bright < page.run("document.querySelectorAll('.wide .mark').length"))
        rows = page.run("Array.from(document.querySelectorAll('.wide .lines a:not(.off)'), (n) => n.getAttribute('href').slice(1))")
        self.assertEqual(set(rows), self.visible(page, ".row"))

    def test_a_link_to_a_row_goes_there_and_keeps_the_filters(self):
        page = self.page(self.url["en"])
        last = page.run("Array.from(document.querySelectorAll('.row')).at(-1).id")
        top = f"document.getElementById('{last}').getBoundingClientRect().top"
        fresh = self.page(f"{self.url['en']}#{last}")
        fresh.run("new Promise((done) => setTimeout(done, 200))")
        self.assertTrue(-2 <= fresh.run(top) < 400, fresh.run(top))
        self.choose(page, "kind", "divergence")
        page.run(f"document.querySelector('#{last} .anchor').click(); new Promise((done) => setTimeout(done, 200))")
        self.assertIn(f"#{last}&kind=divergence", page.run("location.href"))
        self.assertTrue(-2 <= page.run(top) < 400)
        self.assertTrue(self.visible(page, ".row") < self.visible(fresh, ".row"))
        told = page.run("document.querySelector('.told').id")
        table = self.page(f"{self.url['en']}#{told}")
        self.assertTrue(table.run(f"document.getElementById('{told}').checkVisibility()"))

    def test_the_keyboard_reaches_everything_and_gets_out_again(self):
        page = self.page(self.url["en"])
        seen = []
        for _ in range(2000):
            page.key("Tab")
            here = page.run("""(() => { const n = document.activeElement;
                if (!n || n === document.body) return null;
                window.nth = window.nth || new Map();
                if (!nth.has(n)) nth.set(n, nth.size);
                return nth.get(n) + ' ' + n.localName + ' ' + (n.name || n.type || n.hash || n.className); })()""")
            if here is None or (seen and here == seen[0]):
                break
            # The parts of a date are stops of one field.
            if not seen or here != seen[-1]:
                self.assertNotIn(here, seen)
                seen.append(here)
        else:
            self.fail("the Tab key never gets out of the page")
        self.assertIn("#contradictions", seen[0])
        for wanted in ("select topic", "select actor", "input from", "input q", "button reset", "summary"):
            self.assertTrue(any(wanted in stop for stop in seen), wanted)
        last = page.run("Array.from(document.querySelectorAll('a[href]')).at(-1).hash")
        self.assertIn(last, seen[-1])

    def test_what_is_shown_is_announced(self):
        page = self.page(self.url["en"])
        self.assertEqual(page.run("document.getElementById('count').getAttribute('aria-live')"), "polite")
        before = page.run("document.getElementById('count').textContent")
        self.choose(page, "topic", "agreement")
        self.assertNotEqual(page.run("document.getElementById('count').textContent"), before)

    def test_a_screen_reader_finds_a_name_on_everything_it_can_use(self):
        for language in LANGUAGES:
            page = self.page(self.url[language])
            nodes = page.call("Accessibility.getFullAXTree")["nodes"]
            roles = {}
            for node in nodes:
                if node.get("ignored"):
                    continue
                role = node["role"]["value"]
                roles.setdefault(role, []).append(node.get("name", {}).get("value", ""))
            for role in ("combobox", "Date", "searchbox", "button", "link", "image", "region", "navigation", "article"):
                self.assertTrue(roles.get(role), role)
                self.assertNotIn("", roles[role], role)
            self.assertEqual(len(roles["main"]), 1)
            levels = page.run("Array.from(document.querySelectorAll('h1,h2,h3,h4'), (n) => Number(n.localName[1]))")
            self.assertEqual(levels[0], 1)
            self.assertTrue(all(b <= a + 1 for a, b in zip(levels, levels[1:])))

    def test_arabic_is_mirrored(self):
        left = "document.querySelector('.voice').getBoundingClientRect().left"
        right = "document.querySelector('.voice + .voice').getBoundingClientRect().left"
        self.assertTrue(self.page(self.url["ru"]).run(f"{left} < {right}"))
        page = self.page(self.url["ar"])
        self.assertTrue(page.run(f"{left} > {right}"))
        # Names of lanes end where the page ends on the right; days run to the left.
        name = page.run("document.querySelector('.wide .names text').getBoundingClientRect().right")
        edge = page.run("document.querySelector('.wide').getBoundingClientRect().right")
        self.assertLess(abs(name - edge), 3)
        days = page.run("Array.from(document.querySelectorAll('.wide .days text:not(.month)'), (n) => n.getBoundingClientRect().left)")
        per_chart = days[:len(days) // page.run("document.querySelectorAll('.wide').length")]
        self.assertEqual(per_chart, sorted(per_chart, reverse=True))

    def test_passages_run_as_their_language_does_on_every_page(self):
        for language in LANGUAGES:
            page = self.page(self.url[language])
            self.assertEqual(page.run("Array.from(new Set(Array.from(document.querySelectorAll('blockquote'), (n) => n.lang + getComputedStyle(n).direction)))"), ["arrtl"])

    def test_no_page_is_wider_than_its_window(self):
        for language in LANGUAGES:
            for width in (320, 375, 768, 1280):
                page = self.page(self.url[language], width=width)
                self.assertLessEqual(page.run("document.documentElement.scrollWidth"), width, (language, width))
                drawn = page.run("getComputedStyle(document.querySelector('.drawing.narrow')).display")
                self.assertEqual(drawn, "block" if width < 700 else "none")

    def test_colours_can_be_read_in_both_schemes_and_no_shape_stands_for_two_positions(self):
        contrast = """(() => {
            const light = (text) => { const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map((v) => {
                v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
            const paper = light(getComputedStyle(document.body).backgroundColor);
            const marker = light(getComputedStyle(document.querySelector('mark')).backgroundColor);
            const of = (node, ground) => { const ink = light(getComputedStyle(node).color);
                return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05); };
            const found = {};
            for (const name of ['body', '.standfirst', '.context', '.anchor', '.caution', 'a', '.p0', '.p1', '.p2', '.p3'])
                found[name] = of(document.querySelector(name), paper);
            found.mark = of(document.querySelector('mark'), marker);
            return found; })()"""
        for scheme in ("light", "dark"):
            page = self.page(self.url["en"], scheme=scheme)
            for name, value in page.run(contrast).items():
                self.assertGreaterEqual(value, 4.5, (scheme, name))
        legends = page.run("Array.from(document.querySelectorAll('.legend'), (l) => Array.from(l.querySelectorAll('path'), (p) => p.getAttribute('d')))")
        self.assertTrue(any(len(shapes) > 3 for shapes in legends))
        for shapes in legends:
            self.assertEqual(len(shapes), len(set(shapes)))

    def test_paper(self):
        page = self.page(self.url["en"], width=720, scheme="dark", media="print")
        style = lambda selector, name: page.run(f"getComputedStyle(document.querySelector('{selector}')).{name}")  # noqa: E731
        self.assertEqual(style("nav", "display"), "none")
        self.assertEqual(style("#filters label", "display"), "none")
        self.assertEqual(style("body", "backgroundColor"), "rgb(255, 255, 255)")
        self.assertEqual(style("body", "color"), "rgb(0, 0, 0)")
        self.assertEqual(style(".row", "breakInside"), "avoid")
        # A sheet of paper is narrow as a telephone is, and still takes two columns and the wide drawing.
        self.assertEqual(style(".drawing.wide", "display"), "block")
        top = lambda selector: page.run(f"document.querySelector('{selector}').getBoundingClientRect().top")  # noqa: E731
        self.assertEqual(top(".voice"), top(".voice + .voice"))
        self.assertEqual(style(".row", "contentVisibility"), "visible")
        self.assertIn("underline", style("mark", "textDecorationLine"))
        page.run("dispatchEvent(new Event('beforeprint'))")
        self.assertEqual(page.run("document.querySelectorAll('details:not([open])').length"), 0)
        page.run("dispatchEvent(new Event('afterprint'))")
        self.assertEqual(page.run("document.querySelectorAll('details[open]').length"), 0)
        page.media()
        self.assertTrue(page.print().startswith(b"%PDF"))


class Hostile(Case):
    """What others write stays text."""

    @classmethod
    def prepare(cls):
        reports = cls.folder / "reports"
        reports.mkdir()
        seed = (ROOT / "seeds/001-aljazeera.txt").read_text(encoding="utf-8").split("+++\n")[2]
        quoted = json.dumps(HOSTILE, ensure_ascii=False).replace("\u202e", "\\u202e").replace("\u2066", "\\u2066")
        front = f'+++\nid = {quoted}\noutlet = {quoted}\npublished = 2018-03-11\nlanguage = "ar"\ntitle = {quoted}\nurl = "javascript:alert(3)"\n+++\n'
        body = seed.replace("مركز المصالحة", "مركز المصالحة", 1).replace(" أن ", f" أن {SCRIPT} \u202e", 3)
        (reports / "one.txt").write_text(front + body, encoding="utf-8")
        cls.reports = reports
        cls.url = cls.make("hostile", str(reports))

    def test_hostile_text_stays_text(self):
        page = self.page(self.url)
        self.assertEqual(page.run("document.querySelectorAll('script').length"), 1)
        self.assertEqual(page.run("document.querySelectorAll('img, iframe, object, link, base').length"), 0)
        self.assertEqual(page.run("document.querySelectorAll('[href^=\"javascript\" i]').length"), 0)
        text = page.run("document.body.innerText")
        self.assertTrue(text.count(SCRIPT) > 5)
        self.assertIn("<img src=x onerror=alert(2)>", text)
        self.assertNotRegex(text, "[\u202a-\u202e\u2066-\u2069]")
        self.assertTrue(page.run("document.querySelector('blockquote').textContent.length > 0"))
        quotes = page.run("Array.from(document.querySelectorAll('blockquote'), (n) => n.textContent).join(' ')")
        self.assertIn(SCRIPT, quotes)
        self.assert_quiet(page)

    def test_a_hostile_outlet_can_be_filtered_and_linked(self):
        page = self.page(self.url)
        name = page.run("document.forms.filters.elements.outlet.options[1].dataset.id")
        self.assertIn("<img", name)
        self.choose(page, "outlet", name)
        other = self.page(page.run("location.href"))
        self.assertEqual(other.run("document.forms.filters.elements.outlet.selectedIndex"), 1)
        self.assert_quiet(other)

    def test_a_hostile_fragment_does_nothing(self):
        for fragment in ("#topic=" + quote(HOSTILE), "#q=" + quote(HOSTILE), "#" + quote(HOSTILE), "#&&=&topic", "#from=x&to=9"):
            self.assert_quiet(self.page(self.url + fragment))

    def test_the_policy_stops_what_would_get_in(self):
        page = self.page(self.url)
        ran = page.run("""(() => { const s = document.createElement('script'); s.textContent = 'window.got = 1';
            document.body.append(s); const d = document.createElement('div'); d.setAttribute('style', 'color: red');
            d.setAttribute('onclick', 'window.got = 2'); document.body.append(d); d.click();
            return [window.got ?? null, getComputedStyle(d).color === 'rgb(255, 0, 0)']; })()""")
        self.assertEqual(ran, [None, False])
        self.assertFalse(page.run("fetch('https://example.invalid/').then(() => true, () => false)"))
        asked = [event["request"]["url"] for event in page.said("Network.requestWillBeSent")]
        self.assertFalse([url for url in asked if "example" in url and not url.startswith("file:")])


class Many(Case):
    """Ten thousand claims."""

    @classmethod
    def prepare(cls):
        reports = cls.folder / "reports"
        write_many(ROOT / "seeds", reports)
        cls.url = cls.make("many", str(reports))
        cls.claims = json.loads(gainsay("claims", str(reports), "--format", "json"))["claims"]

    def test_ten_thousand_claims_open_and_filter_at_once(self):
        self.assertGreaterEqual(len(self.claims), 10_000)
        page = self.browser.page()
        self.addCleanup(page.close)
        page.size(1280, 900)
        seconds = page.open(self.url)
        self.assertEqual(page.run("document.querySelectorAll('.claim').length"), len(self.claims))
        # Until the changed page is laid out.
        timed = """(async () => { const form = document.forms.filters, took = {};
            const time = async (name, set) => { const began = performance.now(); set(); document.body.offsetHeight;
                took[name] = Math.round(performance.now() - began); };
            const change = (name, value) => () => { form.elements[name].value = value;
                form.elements[name].dispatchEvent(new Event('input', {bubbles: true})); };
            await time('topic', change('topic', form.elements.topic.options[1].value));
            await time('all', change('topic', ''));
            await time('actor', change('actor', form.elements.actor.options[3].value));
            await time('none', change('actor', ''));
            const search = (name, words) => { history.replaceState(null, '', '#q=' + encodeURIComponent(words));
                return time(name, () => dispatchEvent(new HashChangeEvent('hashchange'))); };
            await search('first search', 'المفاوضات');
            await search('second search', 'الرحمن');
            return took; })()"""
        took = page.run(timed)
        size = pathlib.Path(page.run("decodeURI(location.pathname)")).stat().st_size
        print(f"\n{len(self.claims)} claims, {size / 1e6:.1f} MB: open in {seconds:.1f} s; milliseconds to filter: {took}", file=sys.stderr)
        # Bounds for a busy machine; what was measured is in docs/performance.md.
        self.assertLess(seconds, 20)
        for name in ("topic", "all", "actor", "none", "second search"):
            self.assertLess(took[name], 1000, name)
        self.assert_quiet(page)


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        command = [os.path.abspath(sys.argv.pop(1))]
    find()
    unittest.main(verbosity=2, testRunner=unittest.TextTestRunner)
