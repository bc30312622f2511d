import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import type { CountedBand, Identified } from './participation-figures.js';

/** Of one plan, or of all plans of a commune. */
export type FiguresOf = { planId: string } | { commune: string };

/** A person under two entries of the registry that are one is one; active in some plan, they have not withdrawn. */
const identified = (of: string): string => `
  select count(*) filter (where active and "as" = 'child')::int as children,
         count(*) filter (where active and "as" = 'adult')::int as adults,
         count(*) filter (where not active)::int as withdrawn
    from (select survivor_of(person_id) as person, max(taking_part_as) as "as", bool_or(state = 'active') as active
            from participants where ${of} = $1 group by 1) as people`;

const BANDS = (of: string): string => `
  select age_band as "ageBand", sex, max(people)::int as "atLeast", sum(people)::int as attendances
    from headcounts where ${of} = $1 group by 1, 2 order by 1, 2`;

/** How many took part, counted where the records lie. */
@Injectable()
export class ParticipationFiguresRepository {
  async identified(tx: Tx, of: FiguresOf): Promise<Identified> {
    const [column, value] = placeOf(of);
    return (await tx.query<Identified>(identified(column), [value]))[0]!;
  }

  bands(tx: Tx, of: FiguresOf): Promise<CountedBand[]> {
    const [column, value] = placeOf(of);
    return tx.query<CountedBand>(BANDS(column), [value]);
  }
}

const placeOf = (of: FiguresOf): ['plan_id' | 'commune', string] =>
  'planId' in of ? ['plan_id', of.planId] : ['commune', of.commune];
