import { Module } from '@nestjs/common';
import { FamilyModule } from '../family/family.module.js';
import { PersonModule } from '../person/person.module.js';
import { RequestModule } from '../request/request.module.js';
import { LifeEventsController } from './life-events.http.js';
import { ChildNews } from './child-news.js';
import { LifeEvents } from './life-events.service.js';
import { Rectification } from './rectification.service.js';

@Module({
  imports: [PersonModule, FamilyModule, RequestModule],
  controllers: [LifeEventsController],
  providers: [LifeEvents, Rectification, ChildNews],
})
export class LifeEventsModule {}
