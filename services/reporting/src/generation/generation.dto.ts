import {
  CodeField,
  InstantField,
  IntField,
  ListField,
  NumberField,
  PartField,
  PatternField,
  TextField,
} from '@oln/service-kit';
import { UNKNOWN_REASONS, type UnknownReason } from '../unknown-fact/unknown-fact.js';
import { GENERATION_STATES, type GenerationState } from './generation.js';

export const REBUILD_SOURCES = ['stream', 'republished'] as const;

export class RebuildBody {
  @CodeField(REBUILD_SOURCES, {
    describe: 'republished: what the stream does not hold any more has been sent again from the event logs',
    example: 'stream',
  })
  from: (typeof REBUILD_SOURCES)[number];
}

const MOST = Number.MAX_SAFE_INTEGER;

export class GenerationPath {
  @PatternField(/^[1-9][0-9]{0,8}$/, { example: '2', max: 9 }) generation: string;
}

export class GenerationDto {
  @IntField({ example: 2, describe: 'Number of the set of projections' }) id: number;
  @CodeField(GENERATION_STATES, { describe: 'loading and folding: it is being built; live: it is asked' })
  state: GenerationState;
  @NumberField({ max: 1, example: 0.5, describe: 'How much of it is built, from 0 to 1' }) progress: number;
  @InstantField({ describe: 'Wall time' }) askedAt: string;
  @IntField({ max: MOST, example: 1200, describe: 'Facts that it holds' }) facts: number;
  @IntField({ max: MOST, example: 0, describe: 'Messages of the stream that nobody could read' }) unfit: number;
  @IntField({ optional: true, max: MOST, example: 1500, describe: 'Message of the stream up to which it is loaded' })
  target?: number;
  @IntField({ max: MOST, example: 1500, describe: 'Message up to which it has been' }) position: number;
  @InstantField({ optional: true, describe: 'Since when it is asked' }) liveAt?: string;
  @InstantField({ optional: true, describe: 'Until when it was asked, or when it was given up' }) endedAt?: string;
}

class ConsumerLagDto {
  @CodeField(['live', 'rebuild'], { describe: 'Who hears: the projections that are asked, or those that are built' })
  name: 'live' | 'rebuild';
  @IntField({ max: MOST, example: 0, describe: 'Messages that wait to be taken in' }) messages: number;
  @NumberField({
    max: MOST,
    example: 0,
    describe: 'How old the newest fact is that was taken in, while others wait; otherwise 0',
  })
  seconds: number;
}

class StreamDto {
  @IntField({ max: MOST, example: 1, describe: 'Oldest message of the stream: above 1 it was trimmed' }) first: number;
  @IntField({ max: MOST, example: 1500, describe: 'Newest message of the stream' }) last: number;
}

class UnknownFactDto {
  @CodeField(UNKNOWN_REASONS, {
    describe: 'kind: no contract names it; version: this release does not know it, and such messages are parked',
  })
  why: UnknownReason;
  @TextField({ example: 'community.mural.painted', max: 120, describe: 'Service, entity and event' }) kind: string;
  @IntField({ max: MOST, example: 2, describe: 'Messages of the stream' }) messages: number;
}

export class LagDto {
  @IntField({ example: 1, describe: 'Generation that is asked' }) generation: number;
  @ListField(() => ConsumerLagDto, { describe: 'How far behind the stream each is' }) consumers: ConsumerLagDto[];
  @PartField(() => StreamDto, { describe: 'What the stream holds' }) stream: StreamDto;
  @ListField(() => UnknownFactDto, { describe: 'What it holds and nobody here knows, as of a minute ago' })
  unknown: UnknownFactDto[];
}
