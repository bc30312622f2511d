import { LINES, type Line } from '@oln/contracts';
import { committedIn, eachLine, type Figure, type Scenario } from './scenario.js';

/** Whole parts in the proportions of the weights that make up the total (largest remainder; the first of equals). */
export function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((of, weight) => of + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((of, part) => of + part, 0);
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((one, other) => other.rest - one.rest || one.index - other.index);
  for (const { index } of order.slice(0, left)) parts[index]! += 1;
  return parts;
}

/** The scenario with commitments of so many families: whoever comes, works and is invited to take part becomes fewer (or more) alike. */
export function scaled(scenario: Scenario, families: number): { scenario: Scenario; factor: number } {
  const { communes, lines, community } = scenario;
  const factor = families / committedIn(scenario);
  const inLine = share(
    families,
    LINES.map((line) => sumOf(communes.map(({ committed }) => committed[line]))),
  );
  const committed = LINES.map((line, index) =>
    share(
      inLine[index]!,
      communes.map((commune) => commune.committed[line]),
    ),
  );
  return {
    factor,
    scenario: {
      ...scenario,
      communes: communes.map((commune, at) => ({
        ...commune,
        committed: eachLine((line) => committed[LINES.indexOf(line)]![at]!),
      })),
      lines: eachLine((line) => ({
        ...lines[line],
        families: Math.round(lines[line].families * factor),
        professionals: Math.ceil(lines[line].professionals * factor),
      })),
      community: { ...community, childrenInvited: Math.round(community.childrenInvited * factor) },
    },
  };
}

/** Professionals of each commune: spread as the commitments are; an office that committed itself to a line has one at least. */
export const professionalsOf = ({ communes, lines }: Scenario): Record<Line, number[]> =>
  eachLine((line) => {
    const weights = communes.map(({ committed }) => committed[line]);
    const places = share(lines[line].professionals, weights);
    return weights.map((weight, at) => (weight > 0 ? Math.max(1, places[at]!) : 0));
  });

/** Children of each commune who are invited to take part. */
export const shareOfChildren = ({ communes, community }: Scenario): number[] =>
  share(
    community.childrenInvited,
    communes.map(({ committed }) => sumOf(LINES.map((line) => committed[line]))),
  );

/** Families that all communes are committed to, in a line or in both. */
export const committedTo = ({ communes }: Scenario, { line }: Pick<Figure, 'line'>): number =>
  sumOf(communes.map(({ committed }) => (line ? committed[line] : sumOf(LINES.map((of) => committed[of])))));

export const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
