import { Module } from '@nestjs/common';
import { MergedPersonConsumer } from './merged-person.nats.js';
import { MergedPersons } from './merged-persons.js';

/** For a service that finds a person under all entries, and does no more about a merge. Needs the table `merged_persons`. */
@Module({ providers: [MergedPersons, MergedPersonConsumer], exports: [MergedPersons] })
export class MergedPersonModule {}
