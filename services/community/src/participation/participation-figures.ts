import { CHILD_AGE_BANDS, type CountedAgeBand, type CountedSex } from '@oln/contracts';

/** People without a name, of an age and a sex, over some activities. */
export interface CountedBand {
  ageBand: CountedAgeBand;
  sex: CountedSex;
  /** At any one activity at most: so many different people there were at least. */
  atLeast: number;
  /** Over all activities: who came twice is in it twice. */
  attendances: number;
}

/** People of the registry, each once. */
export interface Identified {
  children: number;
  adults: number;
  withdrawn: number;
}

export interface Counted {
  atLeast: number;
  attendances: number;
}

/** How many took part. Both kinds are kept apart: nobody knows whether who was counted is also among those who are named. */
export interface ParticipationFigures {
  children: { identified: number; counted: Counted };
  adults: { identified: number; counted: Counted };
  /** Of those who are named. They count no more. */
  withdrawn: number;
  bands: CountedBand[];
}

export function figuresOf({ children, adults, withdrawn }: Identified, bands: CountedBand[]): ParticipationFigures {
  const isOfChildren = ({ ageBand }: CountedBand): boolean => CHILD_AGE_BANDS.includes(ageBand);
  return {
    children: { identified: children, counted: sumOf(bands.filter(isOfChildren)) },
    adults: { identified: adults, counted: sumOf(bands.filter((band) => !isOfChildren(band))) },
    withdrawn,
    bands,
  };
}

const sumOf = (bands: readonly CountedBand[]): Counted => ({
  atLeast: bands.reduce((sum, band) => sum + band.atLeast, 0),
  attendances: bands.reduce((sum, band) => sum + band.attendances, 0),
});

/** Fewer than this might tell who it was. */
const FEW = 5;

/** As whoever oversees the office is shown it: absent where there are few, and no ages. */
export interface CoarseFigures {
  children: { identified?: number; counted: Partial<Counted> };
  adults: { identified?: number; counted: Partial<Counted> };
  withdrawn?: number;
  bands: CountedBand[];
}

export function coarse({ children, adults, withdrawn }: ParticipationFigures): CoarseFigures {
  const group = ({ identified, counted }: ParticipationFigures['children']): CoarseFigures['children'] => ({
    identified: shown(identified),
    counted: { atLeast: shown(counted.atLeast), attendances: shown(counted.attendances) },
  });
  return { children: group(children), adults: group(adults), withdrawn: shown(withdrawn), bands: [] };
}

const shown = (people: number): number | undefined => (people > 0 && people < FEW ? undefined : people);
