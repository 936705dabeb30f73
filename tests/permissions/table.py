"""What is expected: a row for each operation and each route, a column for each kind of person."""

PEOPLE = ("stranger", "here", "elsewhere", "outside", "projector", "conducts", "another", "administers")

YES, LOG, NO, GONE = "ok", "unauthenticated", "forbidden", "not_found"

STAFF = (LOG, NO, NO, GONE, NO, YES, GONE, GONE)
AUTHOR = (LOG, YES, GONE, GONE, GONE, NO, GONE, GONE)
SERVER = (NO,) * 8
EXPECTED = (LOG, NO, NO, NO, NO, NO, NO, NO)  # only who came by a personal link
ADMINISTRATOR = (LOG, NO, NO, NO, NO, NO, NO, YES)

ACCOUNT = (LOG, NO, NO, NO, NO, YES, YES, YES)

ACCOUNT = (LOG, NO, NO, NO, NO, YES, YES, YES)

OPERATIONS: dict[str, tuple[str, ...]] = {
    "add_alias": ACCOUNT,
    "add_bodies": ACCOUNT,
    "add_body": ACCOUNT,
    "edit_body": ACCOUNT,
    "merge_bodies": ACCOUNT,
    "remove_alias": ACCOUNT,
    "add_activity": STAFF,
    "add_facilitator": STAFF,
    "add_note": (LOG, YES, NO, GONE, NO, YES, GONE, GONE),
    "add_prompt": STAFF,
    "add_table": STAFF,
    "announce": STAFF,
    "announce_seats": STAFF,
    "open_signup": STAFF,
    "close_signup": STAFF,
    "sign_up": (YES,) * 8,
    "change_signup": EXPECTED,
    "withdraw_signup": EXPECTED,
    "enter_workshop": EXPECTED,
    "renew_link": STAFF,
    "renew_links": STAFF,
    "archive_workshop": STAFF,
    "change_table": STAFF,
    "change_workshop": STAFF,
    "close_workshop": STAFF,
    "create_account": ADMINISTRATOR,
    "create_token": SERVER,
    "create_workshop": (LOG, NO, NO, NO, NO, YES, YES, YES),
    "delete_note": AUTHOR,
    "delete_workshop": STAFF,
    "draft_seats": STAFF,
    "draft_split": STAFF,
    "duplicate_workshop": STAFF,
    "edit_activity": STAFF,
    "edit_note": AUTHOR,
    "edit_prompt": STAFF,
    "edit_table": STAFF,
    "edit_workshop": STAFF,
    "end_activity": STAFF,
    "extend_activity": STAFF,
    "forget_people": SERVER,
    "freeze_table": STAFF,
    "hide_note": STAFF,
    "import_participants": STAFF,
    "join_workshop": (YES,) * 8,
    "erase_workshop": SERVER,
    "lock_seats": STAFF,
    "make_password_link": ADMINISTRATOR,
    "move_activity": STAFF,
    "move_note": (LOG, YES, GONE, GONE, GONE, YES, GONE, GONE),
    "move_prompt": STAFF,
    "open_workshop": STAFF,
    "remove_activity": STAFF,
    "remove_prompt": STAFF,
    "remove_table": STAFF,
    "reopen_activity": STAFF,
    "restore_note": AUTHOR,
    "restore_workshop": (LOG, NO, NO, NO, NO, YES, GONE, GONE),
    "seat_participant": STAFF,
    "set_password": SERVER,
    "show_note": STAFF,
    "split_participants": STAFF,
    "start_activity": STAFF,
    "thaw_table": STAFF,
    "unarchive_workshop": STAFF,
}

ALL = (200,) * 8
NOBODY = (404,) * 8  # without the right code or the right secret
AWAY = (302,) * 8  # to the table, or to the door
STAFF_DOOR = (401, 403, 403, 404, 403, 200, 404, 404)
STAFF_PAGE = (302, 403, 403, 404, 403, 200, 404, 404)
STAFF_FORM = (401, 403, 403, 404, 403, 302, 404, 404)
ACCOUNT_PAGE = (302, 403, 403, 403, 403, 200, 200, 200)
ADMINISTRATOR_PAGE = (302, 403, 403, 403, 403, 404, 404, 200)

READER = (401, 200, 404, 404, 404, 200, 404, 404)

ACCOUNT_FORM = (401, 403, 403, 403, 403, 400, 400, 400)
ACCOUNT_BUTTON = (401, 403, 403, 403, 403, 302, 302, 302)

ROUTES: dict[str, tuple[int, ...]] = {
    "GET /bodies": ACCOUNT_PAGE,
    "GET /bodies/<body>": ACCOUNT_PAGE,
    "GET /bodies/<body>/merge": ACCOUNT_PAGE,
    "POST /bodies": ACCOUNT_FORM,
    "POST /bodies/<body>": ACCOUNT_FORM,
    "POST /bodies/<body>/aliases": ACCOUNT_FORM,
    "POST /bodies/<body>/aliases/<alias>/removal": ACCOUNT_BUTTON,
    "POST /bodies/<body>/merge": ACCOUNT_FORM,
    "POST /bodies/start": ACCOUNT_BUTTON,
    "GET /": (302, 302, 302, 302, 302, 200, 200, 200),
    "GET /api/v1/openapi.json": ALL,
    "GET /api/v1/streams/<stream>": READER,
    "GET /api/v1/streams/<stream>/snapshot": READER,
    "GET /api/v1/workshops/<id>": (401, 200, 200, 404, 200, 200, 404, 404),
    "GET /api/v1/workshops/<id>/restitution.<form>": STAFF_DOOR,
    "GET /catalogue/<version>/<code>.json": ALL,
    "GET /healthz": ALL,
    "GET /j/<code>": ALL,
    "GET /join": ALL,
    "GET /join/check": NOBODY,
    "GET /language/<code>": (302,) * 8,
    "GET /me/<token>": NOBODY,
    "GET /password": ALL,
    "GET /password/<token>": NOBODY,
    "GET /readyz": ALL,
    "GET /setup/<token>": NOBODY,
    "GET /signup/<token>": NOBODY,
    "GET /staff": ADMINISTRATOR_PAGE,
    "GET /w/<id>/cockpit": STAFF_PAGE,
    "GET /w/<id>/edit": STAFF_PAGE,
    "GET /w/<id>/links": STAFF_PAGE,
    "GET /w/<id>/me": AWAY,
    "GET /w/<id>/me/door": ALL,
    "GET /w/<id>/me/signup": AWAY,
    "GET /w/<id>/people": STAFF_PAGE,
    "GET /w/<id>/signup": STAFF_PAGE,
    "GET /w/<id>/projector": ALL,
    "GET /w/<id>/qr.svg": ALL,
    "GET /w/<id>/restitution": STAFF_PAGE,
    "GET /w/<id>/restitution.<form>": STAFF_PAGE,
    "GET /w/<id>/seating": STAFF_PAGE,
    "GET /w/<id>/table": (302, 200, 200, 302, 302, 302, 302, 302),
    "GET /workshops/new": ACCOUNT_PAGE,
    "POST /api/v1/join": (201,) * 8,
    "POST /api/v1/operations": (401, *(200,) * 7),
    "POST /api/v1/workshops": (401, 403, 403, 403, 403, 201, 201, 201),
    "POST /api/v1/workshops/<id>/participants": STAFF_DOOR,
    "POST /api/v1/workshops/<id>/seating": STAFF_DOOR,
    "POST /join": NOBODY,
    "POST /password/<token>": NOBODY,
    "POST /setup/<token>": NOBODY,
    "POST /signup/<token>": NOBODY,
    "POST /w/<id>/links/<participant>/renewal": STAFF_FORM,
    "POST /w/<id>/links/renewal": STAFF_FORM,
    "POST /w/<id>/me": AWAY,
    "POST /w/<id>/me/signup": AWAY,
    "POST /w/<id>/me/withdrawal": (200, 302, 302, 200, 200, 200, 200, 200),
    "POST /w/<id>/restoration": (401, 403, 403, 403, 403, 302, 404, 404),
    "POST /w/<id>/signup": (401, 403, 403, 404, 403, 400, 404, 404),
    "POST /w/<id>/signup/closure": STAFF_FORM,
    "POST /staff": (401, 403, 403, 403, 403, 404, 404, 400),
    "POST /staff/<user>/link": (401, 403, 403, 403, 403, 404, 404, 200),
    "POST /w/<id>/edit": (401, 403, 403, 404, 403, 400, 404, 404),
    "POST /w/<id>/facilitators": STAFF_FORM,
    "POST /w/<id>/people": STAFF_FORM,
    "POST /w/<id>/people/check": STAFF_DOOR,
    "POST /workshops/new": (401, 403, 403, 403, 403, 400, 400, 400),
}

LIBRARIES = {
    "GET /fs-static/<path:filename>": "files of Flask-Security; no page of ours uses any",
    "GET /login": "the form to sign in",
    "POST /login": "signing in; who fails too often waits",
    "POST /logout": "signing out",
    "GET /static/<path:filename>": "our own files, for everybody",
    "GET /verify": "the password once more, for whoever is signed in",
    "POST /verify": "the password once more, for whoever is signed in",
}
