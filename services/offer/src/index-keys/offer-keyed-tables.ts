import { Injectable } from '@nestjs/common';
import { KeyedTables, type KeyedRows } from '@oln/service-kit';
import { AnswerLinkRepository } from '../answer/answer-link.repository.js';
import { HsdsImportRepository, type SealedSourceRow } from '../hsds/hsds-import.repository.js';

/** What says that a source said the same before; and links of the time when their hash had a key. */
@Injectable()
export class OfferKeyedTables extends KeyedTables {
  readonly tables: readonly KeyedRows[] = [
    {
      table: 'hsds_rows',
      key: ['commune', 'source', 'file', 'row_key'],
      hashed: ['content_hash'],
      read: ['record_sealed'],
      hashes: (row) => ({ content_hash: this.imports.hashAgain(row as unknown as SealedSourceRow) }),
    },
    {
      table: 'answer_links',
      key: ['id'],
      hashed: ['token_hash'],
      read: ['secret'],
      // One that an office handed on is known by its key alone: it is hashed anew when it is opened, and is over when it expires.
      ready: 'secret is not null or used_at is not null or withdrawn_at is not null or expires_at <= $3',
      hashes: ({ id, secret }) => ({
        token_hash: secret ? this.links.hashAgain(secret as Buffer) : `ended:${id as string}`,
      }),
    },
  ];

  constructor(
    private readonly imports: HsdsImportRepository,
    private readonly links: AnswerLinkRepository,
  ) {
    super();
  }
}
