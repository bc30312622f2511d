import { Module } from '@nestjs/common';
import { AnswerLinkRepository } from '../answer/answer-link.repository.js';
import { HsdsImportRepository } from '../hsds/hsds-import.repository.js';
import { OfferKeyedTables } from './offer-keyed-tables.js';

/** Found by the kit, which makes hashes anew when a key of the index is replaced. */
@Module({ providers: [AnswerLinkRepository, HsdsImportRepository, OfferKeyedTables] })
export class IndexKeysModule {}
