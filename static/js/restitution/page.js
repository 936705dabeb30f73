// The restitution on the desk: the document follows the session, chapters are put in order, words are kept.
import { follow } from "./live.js";
import { keepDrafts } from "./drafts.js";
import { sendInPlace } from "./forms.js";
import { moveChapters } from "./order.js";
import { showOrigins } from "./origin.js";
import { copyParagraph } from "./paragraph.js";

const paper = document.getElementById("document");
const refresh = follow(paper);

keepDrafts(paper);
sendInPlace(refresh);
moveChapters();
showOrigins(paper);
copyParagraph();
