import { Inject, Injectable } from '@nestjs/common';
import { CIPHER, type FieldCipher } from '@oln/service-kit';
import { SealedJson } from '../persistence/sealed-json.js';
import { fullName, majorityYear, type Identifier, type Person, type PersonData } from './person.js';
import type { PersonRow } from './person.entity.js';

export interface PersonKey {
  kind: string;
  /** Under every key of the ring, the one that is written first. */
  hashes: string[];
}

const placeOf = (id: string): string => `person:${id}`;

/** Between a person and its row: what is sealed, and the keyed traces by which it is found again. */
@Injectable()
export class PersonSealing {
  constructor(
    @Inject(CIPHER) private readonly cipher: FieldCipher,
    private readonly json: SealedJson,
  ) {}

  rowOf(person: Person): PersonRow {
    const { id, commune, version, kind, data, registeredAt, registeredBy } = person;
    return {
      ...{ id, commune, version, kind, registeredAt, registeredBy },
      sealed: this.sealData(id, data),
      nameTokens: this.nameTokens(commune, data),
      birthHash: data.birthDate ? this.birthHash(data.birthDate) : null,
      majorityYear: majorityYear(data) ?? null,
      mergedInto: person.mergedInto ?? null,
      ofAgeAt: person.ofAgeAt ?? null,
      deceasedAt: person.deceasedAt ?? null,
      anonymisedAt: person.anonymisedAt ?? null,
      originPerson: person.originPerson ?? null,
    };
  }

  personOf(row: PersonRow): Person {
    const { id, commune, version, kind, registeredAt, registeredBy } = row;
    return {
      ...{ id, commune, version, kind, registeredAt, registeredBy },
      data: this.openData(id, row.sealed),
      mergedInto: row.mergedInto ?? undefined,
      ofAgeAt: row.ofAgeAt ?? undefined,
      deceasedAt: row.deceasedAt ?? undefined,
      anonymisedAt: row.anonymisedAt ?? undefined,
      originPerson: row.originPerson ?? undefined,
    };
  }

  sealData(id: string, data: PersonData): Buffer {
    return this.json.seal(data, placeOf(id));
  }

  openData(id: string, sealed: Buffer): PersonData {
    return this.json.open(sealed, placeOf(id));
  }

  /** Found by either name: the one in the papers and the one the person goes by. */
  nameTokens(commune: string, data: PersonData): string[] {
    return this.tokensOf(commune, [fullName(data), data.socialName].filter(Boolean).join(' '));
  }

  /** With their commune: the index of one registry is not searched through those of all the others. */
  tokensOf(commune: string, text: string): string[] {
    return this.cipher.trigrams(text).map((token) => `${commune}:${token}`);
  }

  /** The same under each key of the ring: an entry has the tokens of one of them. */
  tokensSought(commune: string, text: string): string[][] {
    return this.cipher.trigramCandidates(text).map((tokens) => tokens.map((token) => `${commune}:${token}`));
  }

  birthHashesSought(birthDate: string): string[] {
    return this.cipher.exactCandidates('birth-date', birthDate);
  }

  birthHash(birthDate: string): string {
    return this.cipher.exact('birth-date', birthDate);
  }

  keysOf({ run, identifiers }: Pick<PersonData, 'run' | 'identifiers'>): PersonKey[] {
    const keys = identifiers.map((identifier) => ({
      kind: identifier.kind,
      hashes: this.cipher.exactCandidates('identifier', plain(identifier)),
    }));
    return run ? [{ kind: 'run', hashes: this.cipher.exactCandidates('run', run) }, ...keys] : keys;
  }

  /** Under every key of the ring: rows that were not yet indexed again are found as well. */
  hashesSought(data: Pick<PersonData, 'run' | 'identifiers'>): string[] {
    return this.keysOf(data).flatMap(({ hashes }) => hashes);
  }
}

const plain = ({ kind, value }: Identifier): string => `${kind}:${value}`;
