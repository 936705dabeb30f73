// The page of who enters: the code is checked as it is typed, the body is found by how people write it.
import { upgradeCode } from "./code.js";
import { upgradeBody } from "./combobox.js";

upgradeCode(document.getElementById("code"));
document.querySelectorAll("[data-combobox]").forEach(upgradeBody);
