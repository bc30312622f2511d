/** Told apart by who sees colours otherwise (after Okabe and Ito), at 4.5 : 1 on white at least; each has a dash and a mark of its own. */
export const STROKES = [
  { colour: '#0b5c8f', dash: 'solid', symbol: 'circle' },
  { colour: '#a34700', dash: [7, 4], symbol: 'rect' },
] as const;

export type Stroke = (typeof STROKES)[number];
