import { Injectable } from '@nestjs/common';
import { KeyedTables, type KeyedRows, type NewHashes, type Tx } from '@oln/service-kit';
import { PersonSealing } from '../person/person-sealing.js';
import { ImportRowsRepository } from '../request-import/import-rows.repository.js';

interface SealedPerson {
  id: string;
  commune: string;
  sealed: Buffer;
}

interface Key {
  hash: string;
  person_id: string;
}

interface Content {
  import_id: string;
  row_number: number;
  digest: Buffer | null;
}

/** What people are found by, and what says that a row of a sheet was imported before. */
@Injectable()
export class IntakeKeyedTables extends KeyedTables {
  readonly tables: readonly KeyedRows[] = [
    {
      table: 'persons',
      key: ['id'],
      hashed: ['name_tokens', 'birth_hash'],
      read: ['commune', 'sealed'],
      hashes: (row) => this.tracesOf(row as unknown as SealedPerson),
    },
    {
      table: 'person_keys',
      key: ['commune', 'hash'],
      hashed: ['hash'],
      read: ['person_id'],
      hashes: (row, tx) => this.keyOf(tx, row as unknown as Key),
    },
    {
      table: 'imported_contents',
      key: ['commune', 'source', 'content_hash'],
      hashed: ['content_hash'],
      read: ['import_id', 'row_number', 'digest'],
      hashes: (row) => this.contentOf(row as unknown as Content),
    },
  ];

  constructor(
    private readonly sealing: PersonSealing,
    private readonly imports: ImportRowsRepository,
  ) {
    super();
  }

  private tracesOf({ id, commune, sealed }: SealedPerson): NewHashes {
    const data = this.sealing.openData(id, sealed);
    return {
      name_tokens: this.sealing.nameTokens(commune, data),
      birth_hash: data.birthDate ? this.sealing.birthHash(data.birthDate) : null,
    };
  }

  /** Of which identifier it is, says the entry. One that the entry does not say any more holds nobody. */
  private async keyOf(tx: Tx, { hash, person_id: personId }: Key): Promise<NewHashes> {
    const [row] = await tx.query<{ sealed: Buffer }>('select sealed from persons where id = $1', [personId]);
    const data = row && this.sealing.openData(personId, row.sealed);
    const found = data && this.sealing.keysOf(data).find(({ hashes }) => hashes.includes(hash));
    return found ? { hash: found.hashes[0] } : 'gone';
  }

  /** One that was taken in before digests were kept is taken in again as another row. */
  private contentOf({ import_id: importId, row_number: rowNumber, digest }: Content): NewHashes {
    if (!digest) return 'gone';
    return { content_hash: this.imports.hashesUnder(this.imports.openDigest({ importId, rowNumber }, digest))[0] };
  }
}
