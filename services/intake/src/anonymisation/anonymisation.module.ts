import { Module } from '@nestjs/common';
import { ReceiptsOfErased } from '@oln/service-kit';
import { PersonModule } from '../person/person.module.js';
import { AnonymisationAnnouncements } from './anonymisation-announcements.js';
import { AnonymisationCourse } from './anonymisation-course.js';
import { AnonymisationDeadlines } from './anonymisation-deadlines.js';
import { AnonymisationDesk } from './anonymisation-desk.js';
import { ANONYMISATION_DUE_DATES, anonymisationDueDates } from './anonymisation-due-dates.js';
import { AnonymisationOpening } from './anonymisation-opening.js';
import { AnonymisationProcess } from './anonymisation-process.js';
import { AnonymisationActivities } from './anonymisation.activities.js';
import { AnonymisationController } from './anonymisation.http.js';
import { AnonymisationConsumer } from './anonymisation.nats.js';
import { AnonymisationRepository } from './anonymisation.repository.js';
import { AnonymisationService } from './anonymisation.service.js';
import { Retention } from './retention.js';
import { TracesRepository } from './traces.repository.js';
import { WatchedAnonymisations } from './watched-anonymisations.js';

@Module({
  imports: [PersonModule],
  controllers: [AnonymisationController],
  providers: [
    ...[AnonymisationRepository, TracesRepository, AnonymisationProcess, AnonymisationAnnouncements],
    ...[AnonymisationService, AnonymisationOpening, AnonymisationCourse, AnonymisationDesk, AnonymisationConsumer],
    ...[AnonymisationDeadlines, AnonymisationActivities, WatchedAnonymisations, Retention, ReceiptsOfErased],
    { provide: ANONYMISATION_DUE_DATES, useFactory: anonymisationDueDates },
  ],
  exports: [AnonymisationOpening, AnonymisationCourse],
})
export class AnonymisationModule {}
