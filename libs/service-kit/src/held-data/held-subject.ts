import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { mayTouch } from '@oln/identity';
import { KitErrors } from '../http/kit.errors.js';
import { Questions } from '../messaging/questions.js';
import type { Tx } from '../persistence/transaction.js';

/** A person, as far as others than the registry must know them to find what they hold. */
export interface HeldSubject {
  /** The entry of the registry that is in use. */
  id: string;
  commune: string;
  isChild: boolean;
  /** All entries, those that were merged into it included. */
  entries: string[];
  /** Families in which the person lives now. */
  families: string[];
  /** Who is in charge of the person's requests and cases. */
  people: string[];
}

export const HELD_SUBJECT_QUESTION = 'held-subject';

/** The registry says who somebody is; within the reach of who asks. */
export abstract class HeldSubjects {
  /** Throws PERSON.NOT_FOUND. */
  abstract get(personId: string): Promise<HeldSubject>;
}

/** Of every service but intake. Throws `Unavailable` where intake does not answer. */
@Injectable()
export class AskedSubjects extends HeldSubjects {
  constructor(private readonly questions: Questions) {
    super();
  }

  get(personId: string): Promise<HeldSubject> {
    return this.questions.ask<HeldSubject>('intake', HELD_SUBJECT_QUESTION, { personId });
  }
}

/** The coordination, and who is in charge of the person's records. Throws REQUEST.NOT_ALLOWED. */
export function assertMayExport({ context }: Pick<Tx, 'context'>, { id, commune, people }: HeldSubject): void {
  if (!mayTouch(context.principal, 'held-data.export', { id, commune, people }))
    throw new RefusedError(refuse(KitErrors.NOT_ALLOWED));
}
