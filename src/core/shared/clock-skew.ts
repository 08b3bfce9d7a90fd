/** The clocks of two of our machines may differ by this much: what comes from "the future" by less is from now. */
export const clockSkewMs = 60_000;
