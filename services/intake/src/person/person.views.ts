import type { FoundPerson } from '../matching/matching.service.js';
import type { FoundPersonDto, PersonDto, PersonHistoryDto } from './person.dto.js';
import type { HistoryEntry } from './person.repository.js';
import type { Person } from './person.js';

export const personView = ({
  data,
  id,
  commune,
  version,
  kind,
  mergedInto,
  ofAgeAt,
  deceasedAt,
  anonymisedAt,
  registeredAt,
}: Person): PersonDto => ({
  ...data,
  ...{ id, commune, version, kind, mergedInto },
  ofAgeAt: ofAgeAt?.toISOString(),
  deceasedAt: deceasedAt?.toISOString(),
  anonymisedAt: anonymisedAt?.toISOString(),
  registeredAt: registeredAt.toISOString(),
});

export const foundView = ({ person, score }: FoundPerson): FoundPersonDto => ({ ...personView(person), score });

export const historyView = ({ at, ...entry }: HistoryEntry): PersonHistoryDto => ({
  ...entry,
  until: at.toISOString(),
});
