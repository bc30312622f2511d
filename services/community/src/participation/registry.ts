import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { HELD_SUBJECT_QUESTION, Questions, type HeldSubject } from '@oln/service-kit';
import { ParticipationErrors } from './participation.errors.js';
import type { Attendee } from './participation.js';

/** Questions that are asked at once. */
const AT_ONCE = 10;

/** Who takes part is somebody whom the registry of intake knows, as what they are told to be. */
@Injectable()
export class Registry {
  constructor(private readonly questions: Questions) {}

  /** Throws PERSON.NOT_FOUND, PARTICIPATION.NOT_A_CHILD or NOT_AN_ADULT; `Unavailable` where intake does not answer. */
  async assertKnown(people: readonly Attendee[]): Promise<void> {
    for (let from = 0; from < people.length; from += AT_ONCE)
      await Promise.all(people.slice(from, from + AT_ONCE).map((one) => this.assertIs(one)));
  }

  private async assertIs({ personId, as }: Attendee): Promise<void> {
    const { isChild } = await this.questions.ask<HeldSubject>('intake', HELD_SUBJECT_QUESTION, { personId });
    if (as === 'child' && !isChild)
      throw new RefusedError(refuse(ParticipationErrors.NOT_A_CHILD, { field: 'people' }));
    if (as === 'adult' && isChild)
      throw new RefusedError(refuse(ParticipationErrors.NOT_AN_ADULT, { field: 'people' }));
  }
}
