/** The editions of the ASAM Criteria in use; states differ, so each decision says which one it went by. */
export const editions = ['3', '4'] as const;
export type Edition = (typeof editions)[number];

/**
 * The codes of the levels of care, and how many dimensions are rated (compliance 3.2). Nothing but codes is kept of the criteria, and no
 * level is ever computed: whoever decides names it.
 */
export const levelsOf: Readonly<Record<Edition, readonly string[]>> = {
  '3': ['0.5', '1', '2.1', '2.5', '3.1', '3.3', '3.5', '3.7', '4', '1-WM', '2-WM', '3.2-WM', '3.7-WM', '4-WM'],
  '4': ['1.0', '1.5', '1.7', '2.1', '2.5', '2.7', '3.1', '3.5', '3.7', '4'],
};

/** In the fourth edition the sixth dimension holds what the person wants, which is no risk: it stands in the text. */
export const ratedDimensions: Readonly<Record<Edition, readonly string[]>> = {
  '3': ['1', '2', '3', '4', '5', '6'],
  '4': ['1', '2', '3', '4', '5'],
};

export const highestRating = 4;
