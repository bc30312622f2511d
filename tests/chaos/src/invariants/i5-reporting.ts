import { localDate } from '@oln/calendar';
import { evaluate, INDICATORS, type Cell, type Committed, type Figure } from '@oln/reporting/indicators';
import { reckonAgain, type Reckoned } from '@oln/testing';
import type { Rows } from '../house/house.js';
import { findings, type Finding, type Invariant } from './invariant.js';

/** All that ever was. */
const ALL = { from: '1900-01-01', to: '2199-12-31' };

const CELLS = `
  select measure, commune, '' as month, line, code, value, sum(n)::int as n
    from reporting.rollups where generation = (select id from reporting.generations where state = 'live')
   group by 1, 2, 4, 5, 6 having sum(n) <> 0`;
/** Days since which what stands has stood. */
const AGES = `
  select measure, commune, '' as month, line, code, $1::date - on_day as value, sum(n)::int as n
    from reporting.marks where generation = (select id from reporting.generations where state = 'live') and until_day = date '9999-12-31'
   group by 1, 2, 4, 5, 6`;
const COMMITTED = `
  select commune, line, families from (select distinct on (commune, year, line) commune, line, families, starts_on, ends_on
     from reporting.commitments order by commune, year, line, version desc) newest
   where $1::date between starts_on and ends_on`;

/** Reporting says what the services' own records say, indicator by indicator, to the last one. */
export const reporting: Invariant = {
  id: 'I5',
  asks: 'every indicator is what a second reckoning from the services’ own tables says',
  check: (house, { businessNow }) => house.read((rows) => differences(rows, localDate(businessNow))),
};

async function differences(rows: Rows, today: string): Promise<Finding[]> {
  // Both of one moment: while anything is on its way they differ, and are asked again.
  await rows('begin isolation level repeatable read read only');
  const shown = await figures(rows, today);
  const again = await reckonAgain(rows, { ...ALL, today });
  await rows('commit');
  const wrong = [...again].flatMap(([id, reckoned]) => {
    const [one, other] = [told(shown.get(id)), toldAgain(reckoned)];
    return one === other ? [] : [`${id}: reporting says ${one}, the services say ${other}`];
  });
  return findings('I5', 'wrong', wrong);
}

async function figures(rows: Rows, today: string): Promise<Map<string, Figure>> {
  const cells = await rows<Cell>(CELLS);
  const ages = await rows<Cell>(AGES, [today]);
  const committed = await rows<Committed>(COMMITTED, [today]);
  return new Map(
    INDICATORS.map((indicator) => {
      const counted = indicator.formula.form === 'ages' ? ages : cells;
      return [indicator.id, evaluate(indicator, { cells: counted, committed, by: [], months: [] })[0]!];
    }),
  );
}

const told = ({ value, numerator, denominator, p90 }: Partial<Figure> = {}): string =>
  numerator === undefined
    ? `${denominator ?? 0} values, median ${value ?? 'none'}, p90 ${p90 ?? 'none'}`
    : [numerator, denominator].filter((number) => number !== undefined).join(' of ');

const toldAgain = ({ numerator, denominator, median, p90, n }: Reckoned): string =>
  told(numerator === undefined ? { value: median, p90, denominator: n } : { numerator, denominator });
