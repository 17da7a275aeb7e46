"""The HTML report in a real browser: filters, keyboard, no errors, hostile posts, phones."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..support import JEKYLL, Blog, run

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
POST = """---
title: Notes
---

# Notes

The the tide. [a](b.md)

| a | b |
|---|---|
| c | d |
| g | h |
| i | j |
| e | f

## Questions

1. What is a tensor?

   An array.

2. What is a rank?

3. What is a shape?

   The lengths of its axes.
"""
HOSTILE = "</title></style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`${x}<!--"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if BROWSER is None or DRIVER is None:
        pytest.skip("needs chromium and chromedriver (Debian: chromium-driver)")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


def page(blog: Blog, browser: Any, *flags: str) -> Any:
    done = run(blog, "check", "--format", "html", "-o", "report.html", *flags, ".")
    assert done.returncode in (0, 1), done.stderr
    browser.get((blog.root / "report.html").as_uri())
    return browser


def shown(browser: Any) -> list[str]:
    """The codes of the findings that are to be seen."""
    script = "return [...document.querySelectorAll('li.finding')].filter(x => x.checkVisibility()).map(x => x.querySelector('h3').textContent.trim().split(/\\s+/)[1])"
    found: list[str] = browser.execute_script(script)
    return found


def errors(browser: Any) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser")]


def test_filters_and_keys(blog: Blog, browser: Any) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import Select

    blog.write({**JEKYLL, "_posts/2024-01-02-notes.md": POST})
    page(blog, browser)
    everything = shown(browser)
    assert sorted(everything) == ["LK004", "QA001", "SP004", "TB002"]
    assert everything[0] == "LK004", "the worst first"
    box = {element.get_attribute("value"): element for element in browser.find_elements(By.NAME, "severity")}
    box["error"].click()
    assert sorted(shown(browser)) == ["QA001", "SP004", "TB002"]
    assert browser.find_element(By.ID, "told").text == "3 of 4 shown"
    browser.find_element(By.NAME, "fixable").click()
    assert sorted(shown(browser)) == ["SP004", "TB002"]
    Select(browser.find_element(By.NAME, "area")).select_by_value("TB")
    assert shown(browser) == ["TB002"]
    browser.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    browser.find_element(By.TAG_NAME, "body").send_keys("/")
    active = browser.switch_to.active_element
    assert active.get_attribute("name") == "words"
    active.send_keys("doubled-word")
    assert shown(browser) == ["SP004"]
    active.send_keys(" nothing-has-this")
    assert shown(browser) == []
    active.send_keys(Keys.ESCAPE)
    assert shown(browser) == everything
    left = browser.find_element(By.CSS_SELECTOR, "details.open")
    assert left.text == "1 open"
    left.find_element(By.TAG_NAME, "summary").click()
    assert "What is a rank? line " in left.text
    assert "no answer" in left.text
    assert "2 of 3 questions answered" in browser.find_element(By.TAG_NAME, "body").text
    assert errors(browser) == []


def test_hostile_posts_are_text(blog: Blog, browser: Any) -> None:
    rows = "".join(f"| {n}. {HOSTILE.replace('|', '')} | x |\n|  | y |\n" for n in (1, 2, 3))
    blog.write({
        "a.md": f"# Notes\n\n| Chapter | Section |\n|---|---|\n{rows}\n## {HOSTILE}\n\n1. {HOSTILE}?\n\n   A.\n\n2. Why?\n\n   B.\n\n3. {HOSTILE} why?\n\n[x]({HOSTILE.replace(' ', '-')}.md) [{HOSTILE}]() the the\n",
        "b&'\"b.md" if os.name != "nt" else "b.md": f"[{HOSTILE}](<{HOSTILE.replace('<', '').replace('>', '')}>) {HOSTILE} the the\n",
    })  # fmt: skip
    page(blog, browser, "--exit-zero")
    assert len(shown(browser)) >= 3
    assert errors(browser) == [], "nothing ran, nothing was loaded"
    assert browser.execute_script("return document.querySelectorAll('script, img, iframe, link').length") == 1
    assert browser.execute_script("return document.scripts[0].parentElement.tagName") == "BODY"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(blog: Blog, browser: Any, width: int) -> None:
    blog.write(
        {"a.md": POST + f"\n{'x' * 500} [y]({'long' * 60}.md) the the\n", f"{'long-name-' * 15}.md": "the the\n"}
    )
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    )
    try:
        page(blog, browser)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_on_a_phone_findings_come_before_the_progress_of_each_post(blog: Blog, browser: Any) -> None:
    details = "\n<details>\n<summary>Answer</summary>\n\n**Tides**\n\n</details>\n"
    blog.write({**JEKYLL, **{f"_posts/2024-01-{day:02}-a.md": POST + details for day in range(1, 9)}})
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    )
    try:
        page(blog, browser)
        where = "return document.querySelector(arguments[0]).getBoundingClientRect()"
        assert browser.execute_script(where, "li.finding")["top"] < 700, "it is on the first screen"
        assert browser.execute_script(where, ".chapter, #progress")["top"] > 844
        about = browser.execute_script(where, "label:has(select)")
        assert (about["height"] < 60, about["right"] <= 390) == (True, True)
        browser.execute_script("document.querySelector('a[href=\"#progress\"]').click()")
        assert browser.execute_script(where, "#progress")["top"] < 844
        assert errors(browser) == []
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_dark_and_light(blog: Blog, browser: Any) -> None:
    """Text stands out from what is after it by at least 4.5 to 1, in both."""
    blog.write({"a.md": POST})
    for scheme in ("light", "dark"):
        browser.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        )
        page(blog, browser)
        names = "text soft link error warning info done".split()
        read = "const s = getComputedStyle(document.documentElement); return arguments[0].map(n => s.getPropertyValue('--' + n).trim())"
        colors = dict(
            zip(
                [*names, "page", "card", "mark"],
                browser.execute_script(read, [*names, "page", "card", "mark"]),
                strict=True,
            )
        )
        for name in names:
            for behind in ("page", "card"):
                assert _contrast(colors[name], colors[behind]) >= 4.5, (scheme, name, behind)
        assert _contrast(colors["text"], colors["mark"]) >= 4.5
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def _contrast(one: str, other: str) -> float:
    """As WCAG counts it."""

    def light(color: str) -> float:
        digits = color[1:] if len(color) == 7 else "".join(c * 2 for c in color[1:])
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_without_a_browser(blog: Blog) -> None:
    """One file without anything outside of it, whatever the number of findings; notebooks and empty blogs too."""
    empty = run(blog, "check", "--allow-empty", "--format", "html", ".").stdout
    assert "Nothing found" in empty
    blog.write({"a.md": POST})
    text = run(blog, "check", "--format", "html", ".").stdout
    assert "http" not in text.replace("http-equiv", "")
    assert Path(blog.root / "report.html").exists() is False
    assert "next, line" in text
