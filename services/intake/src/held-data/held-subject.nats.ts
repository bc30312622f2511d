import { Injectable } from '@nestjs/common';
import { Answers, HELD_SUBJECT_QUESTION, type HeldSubject } from '@oln/service-kit';
import { RegistrySubjects } from './registry-subjects.js';

/** The other services ask who a person is before they tell what they hold: ids, and who is in charge. Within the caller's reach. */
@Injectable()
export class HeldSubjectAnswers {
  constructor(private readonly subjects: RegistrySubjects) {}

  @Answers(HELD_SUBJECT_QUESTION)
  answer({ personId }: { personId: string }): Promise<HeldSubject> {
    return this.subjects.get(personId);
  }
}
