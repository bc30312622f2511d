import type { Rows } from '../house/house.js';
import { findings, type Finding } from './invariant.js';

/** Codes of what the gateway tells the office of itself: nobody raises it, so it stands in no stream. */
export const OWN_NOTICES = 'answer-link.%';

interface Row {
  code: string;
  about: string;
  person: string | null;
  told: number;
  caused: number;
}

/** Of links that are still to be mailed after long, or could not be: each once, to each who coordinates. */
const DIFFERENT = `
  with told as (
         select code, about, person, count(*)::int as times from gateway.notices where code like '${OWN_NOTICES}' group by 1, 2, 3),
       caused as (
         select 'answer-link.mail-waits' as code, about, count(*)::int as times from gateway.answer_links where delay_told group by 2
         union all
         select 'answer-link.not-mailed', about, count(*)::int from gateway.answer_links where state = 'not-mailed' group by 2)
  select code, about::text as about, person, coalesce(told.times, 0) as told, coalesce(caused.times, 0) as caused
    from told full join caused using (code, about)
   where told.times is distinct from caused.times`;

/** What the gateway tells of itself is told once for each link that gave cause. */
export async function ownNotices(rows: Rows): Promise<Finding[]> {
  const different = await rows<Row>(DIFFERENT);
  const say = ({ code, about, person, told, caused }: Row): string =>
    `notice ${code} of ${about}: told ${person ?? 'nobody'} ${told} times, for ${caused} links`;
  const [less, more] = [
    different.filter((row) => row.told < row.caused),
    different.filter((row) => row.told > row.caused),
  ];
  return [...findings('I3', 'lost', less.map(say)), ...findings('I3', 'doubled', more.map(say))];
}
