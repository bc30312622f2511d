import { Module } from '@nestjs/common';
import { CaseFileModule } from '../case-file/case-file.module.js';
import { AppointmentController } from './appointment.http.js';
import { AppointmentRepository } from './appointment.repository.js';
import { AppointmentService } from './appointment.service.js';
import { CalendarFeedController } from './calendar-feed.http.js';
import { CalendarFeedRepository } from './calendar-feed.repository.js';
import { CalendarFeedService } from './calendar-feed.service.js';

@Module({
  imports: [CaseFileModule],
  controllers: [AppointmentController, CalendarFeedController],
  providers: [AppointmentService, AppointmentRepository, CalendarFeedService, CalendarFeedRepository],
  exports: [AppointmentRepository, AppointmentService, CalendarFeedRepository],
})
export class AppointmentModule {}
