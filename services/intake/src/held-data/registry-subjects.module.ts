import { Module } from '@nestjs/common';
import { HeldSubjectAnswers } from './held-subject.nats.js';
import { RegistrySubjects } from './registry-subjects.js';

@Module({ providers: [RegistrySubjects, HeldSubjectAnswers], exports: [RegistrySubjects] })
export class RegistrySubjectsModule {}
