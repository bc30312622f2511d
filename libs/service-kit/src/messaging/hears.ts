import { SetMetadata } from '@nestjs/common';
import type { EventDefinition } from '@oln/contracts';

export const HEARS = 'oln:hears';
export const ANSWERS = 'oln:answers';

/** The method takes in these kinds of events, inside the inbox transaction: `(event, tx) => Promise<void>`. */
export const Hears = (...definitions: readonly EventDefinition[]): MethodDecorator => SetMetadata(HEARS, definitions);

/** The method answers a question of another service (read only): `(question) => Promise<answer>`, under the asker's principal. */
export const Answers = (query: string): MethodDecorator => SetMetadata(ANSWERS, query);
