"""What stands on a phone before its scripts, and before it has a line."""

from playwright.sync_api import Route, expect

from tests.browser.hall import Hall, Phone


def seated(hall: Hall, name: str, table: int) -> Phone:
    """Somebody who sits at a table that works, and has not opened the page."""
    guest = hall.let_in(name, "Comune di Leinì")
    hall.direct("seat_participant", participant=guest.id, table=hall.tables[table])
    return hall.device(guest)


def begin_to_open(phone: Phone) -> None:
    phone.page = phone.context.new_page()
    phone.page.goto(f"{phone.hall.url}/w/{phone.hall.workshop}/table", wait_until="commit")


def start(hall: Hall) -> None:
    hall.direct("start_activity", activity=hall.office.activity(hall.tables[1]))


def test_a_sentence_begun_before_the_scripts_came_goes_on_under_the_same_hand(hall: Hall) -> None:
    start(hall)
    bruno, held = seated(hall, "Bruno", 1), list[Route]()
    bruno.context.route("**/js/table/page.js", lambda route: held.append(route))
    begin_to_open(bruno)
    bruno.page.get_by_label("A note, with").press_sequentially("Half a sen")
    assert held and bruno.page.locator("form.composer").count() == 0
    for route in held:
        route.continue_()
    expect(bruno.page.locator("form.composer #write")).to_be_focused()
    bruno.page.keyboard.type("tence")
    bruno.page.get_by_role("button", name="Send", exact=True).click()
    expect(bruno.note("Half a sentence")).to_contain_text("Saved")


def test_a_sentence_begun_early_joins_the_one_that_was_kept(hall: Hall) -> None:
    start(hall)
    bruno, held = seated(hall, "Bruno", 1), list[Route]()
    bruno.open()
    bruno.page.locator("form.composer #write").fill("Kept from before")
    bruno.context.route("**/js/table/page.js", lambda route: held.append(route))
    bruno.page.reload(wait_until="commit")
    bruno.page.get_by_label("A note, with").press_sequentially("and new")
    for route in held:
        route.continue_()
    expect(bruno.page.locator("form.composer #write")).to_have_value("Kept from before and new")
    bruno.context.unroute_all()
    bruno.page.reload()
    expect(bruno.page.locator("form.composer #write")).to_have_value("Kept from before and new")


def test_the_table_is_shown_before_there_is_a_line(hall: Hall) -> None:
    start(hall)
    seated(hall, "Chiara", 1).open().write("Written before")
    bruno = seated(hall, "Bruno", 1)
    bruno.context.route_web_socket("**/socket.io/**", lambda line: None)
    bruno.context.route("**/socket.io/**", lambda route: route.abort())
    bruno.open()
    expect(bruno.note("Written before")).to_be_visible()
    expect(bruno.page.locator("form.composer")).to_be_visible()


def test_the_page_comes_with_nothing_of_another_table(hall: Hall) -> None:
    start(hall)
    bruno, denis = seated(hall, "Bruno", 1).open(), seated(hall, "Denis", 2)
    bruno.write("Only for table one")
    expect(bruno.note("Only for table one")).to_contain_text("Saved")
    told = denis.context.request.get(f"{hall.url}/w/{hall.workshop}/table").text()
    own = bruno.context.request.get(f"{hall.url}/w/{hall.workshop}/table").text()
    assert "Only for table one" in own
    assert "Only for table one" not in told


def test_a_table_that_does_not_work_yet_asks_for_no_sentence(hall: Hall) -> None:
    bruno = seated(hall, "Bruno", 1)
    assert 'id="write"' not in bruno.context.request.get(f"{hall.url}/w/{hall.workshop}/table").text()
    start(hall)
    assert 'id="write"' in bruno.context.request.get(f"{hall.url}/w/{hall.workshop}/table").text()
    hall.direct("freeze_table", table=hall.tables[1])
    assert 'id="write"' not in bruno.context.request.get(f"{hall.url}/w/{hall.workshop}/table").text()
