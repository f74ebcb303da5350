/** Levels of blocks below which blocks lose their frame and keep their text. An article may have 64 levels of nodes. */
export const MAX_DEPTH = 20;
