import { measureOf } from '../../fact/measures.js';
import type { Formula, Indicator, Sum } from '../indicator.js';

const BETTER = { more: 'more is better', less: 'less is better', neither: '' } as const;

const HEAD = `# Indicators

Made of \`services/reporting/src/indicator\` by \`npm run generate:indicators -w @oln/reporting\`; \`./oln check\` holds it against the data.

A figure is asked for with a place, a period (\`from\`, \`to\`), a cut-off (\`asOf\`) and what to divide it by. What **happened** counts in the
period by the day it belongs to, if it was known by the cut-off; what **stands** counts at the end of the period, or at the cut-off if that
comes first. A share _of the attended_ is of the families that accepted in the period, whenever they were evaluated: as it is published.
Beside it stands the share of those that were evaluated. Median and 90th percentile are values that were there (nearest rank).
`;

/** The catalogue for people: docs/indicators.md. */
export function indicatorPage(indicators: readonly Indicator[]): string {
  return `${HEAD}${indicators.map(section).join('')}`;
}

function section({ id, name, meaning, numerator, denominator, formula, ...more }: Indicator): string {
  const better = BETTER[more.better];
  const lines = [
    ['Meaning', meaning.en],
    ['Significado', meaning.es],
    ['Numerator', numerator.en],
    ...(denominator ? [['Denominator', denominator.en]] : []),
    ['Reckoned as', reckoned(formula)],
    ['Unit', better ? `${more.unit}, ${better}` : more.unit],
    ['Answers for it', `${more.owner}, ${more.periodicity}`],
    ['Divided by', more.by.join(', ')],
    ['Facts', more.facts.map((fact) => `\`${fact}\``).join(', ')],
  ];
  const table = lines.map(([label, text]) => `- **${label}** ${text}`).join('\n');
  return `\n## ${name.en} (\`${id}\`)\n\n_${name.es}_\n\n${table}\n`;
}

function reckoned(formula: Formula): string {
  const of = named(formula.of);
  switch (formula.form) {
    case 'count':
      return `count of ${of}`;
    case 'share':
      return `${of} ÷ ${named(formula.per)}${formula.byCode ? ', code by code' : ''}`;
    case 'coverage':
      return `${of} ÷ commitments`;
    case 'each':
      return `${of} ÷ people who have any`;
    case 'times':
      return `median and 90th percentile of ${of}`;
    case 'ages':
      return `median and 90th percentile of the days since which ${of} stand`;
  }
}

function named({ measure, codes }: Sum): string {
  const { time, of } = measureOf(measure);
  const only = codes ? ` with ${of} ${codes.join(', ')}` : '';
  return `\`${measure}\`${only} (${time === 'flow' ? 'happened' : 'stands'})`;
}
