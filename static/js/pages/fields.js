export const POINTS = ["point_1", "point_2", "point_3"];

/** The fields of a page in their order. */
export const PAGE_FIELDS = [...POINTS, "disagreement", "question", "speaker"];
