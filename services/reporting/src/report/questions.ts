import type { Division } from '../figure/divisions.js';
import { findIndicator } from '../indicator/indicators.js';
import { SPANS, type Told } from './figure-book.js';
import { monthly } from './section-charts.js';
import type { SectionDefinition } from './sections.js';

/** Figures to be asked for: of one span, in several divisions. */
export interface Question {
  span: Told['span'];
  divisions: Division[];
}

/** What a part of the report is made of. */
export function questionsOf({ rows, charts }: SectionDefinition): Question[] {
  const dividedBy = (by: 'line' | 'code'): string[] =>
    rows
      .filter((one) => one.by === by && findIndicator(one.indicator)!.by.includes(by))
      .map(({ indicator }) => indicator);
  const divisions = [
    { by: [], indicators: rows.map(({ indicator }) => indicator) },
    { by: ['line' as const], indicators: dividedBy('line') },
    { by: ['code' as const], indicators: dividedBy('code') },
  ].filter(({ indicators }) => indicators.length > 0);
  const months = monthly(charts);
  return [
    ...SPANS.map((span) => ({ span, divisions })),
    ...(months.length > 0
      ? [{ span: 'trend' as const, divisions: [{ by: ['month' as const], indicators: months }] }]
      : []),
  ];
}
