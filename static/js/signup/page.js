// The page of who signs up: the body is found by how people write it, as at the door.
import { upgradeBody } from "../join/combobox.js";

document.querySelectorAll("[data-combobox]").forEach(upgradeBody);
