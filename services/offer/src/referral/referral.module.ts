import { Module } from '@nestjs/common';
import { MergedPersonModule } from '@oln/service-kit';
import { AnswerController } from '../answer/answer.http.js';
import { AnswerDesk } from '../answer/answer-desk.service.js';
import { AnswerLinkMail } from '../answer/answer-link-mail.service.js';
import { AnswerLinkConsumer, AnswerLinkQuestions } from '../answer/answer-link.nats.js';
import { AnswerLinkRepository } from '../answer/answer-link.repository.js';
import { AnswerLinks } from '../answer/answer-links.service.js';
import { AnswerPageController } from '../answer/answer-page.http.js';
import { LinkAnswers, LinkDoors } from '../answer/link-answer.service.js';
import { LinkDesk } from '../answer/link-desk.service.js';
import { UnmailedLinks } from '../answer/unmailed-links.service.js';
import { CapacityModule } from '../capacity/capacity.module.js';
import { VACANCY_LISTENER } from '../capacity/vacancy-listener.js';
import { SharingConsentConsumer } from '../consent/sharing-consent.nats.js';
import { SharingConsentRepository } from '../consent/sharing-consent.repository.js';
import { SharingConsents } from '../consent/sharing-consents.service.js';
import { CaseNews } from '../family/case-news.js';
import { FamilyConsumer } from '../family/family-changes.nats.js';
import { FamilyChanges } from '../family/family-changes.service.js';
import { ANSWER_LINKS } from '../freshness/answer-links.js';
import { FreshnessModule } from '../freshness/freshness.module.js';
import { EndedWaits } from '../gap/ended-waits.service.js';
import { GapClosing } from '../gap/gap-closing.service.js';
import { GapController } from '../gap/gap.http.js';
import { GapRegistry } from '../gap/gap-registry.service.js';
import { GapRepository } from '../gap/gap.repository.js';
import { GapRounds } from '../gap/gap-rounds.service.js';
import { GapService, ReferringAgain } from '../gap/gap.service.js';
import { GapShelf } from '../gap/gap-shelf.js';
import { LostProposals } from '../gap/lost-proposals.service.js';
import { OfferComesAndGoes } from '../gap/offer-comes-and-goes.js';
import { OfferNow } from '../gap/offer-now.js';
import { ProposalChase } from '../gap/proposal-chase.service.js';
import { WhoWaits } from '../gap/who-waits.js';
import { InstitutionController } from '../institution/institution.http.js';
import { InstitutionDesk } from '../institution/institution.service.js';
import { Matching } from '../matching/matching.service.js';
import { OfferMapModule } from '../offer-map/offer-map.module.js';
import { HandingOn } from '../vacancy/handing-on.service.js';
import { Places } from '../vacancy/places.js';
import { Room } from '../vacancy/room.js';
import { ClosedServices } from '../waiting-list/closed-services.service.js';
import { ToldClosings } from '../waiting-list/told-closings.repository.js';
import { WaitingListController } from '../waiting-list/waiting-list.http.js';
import { MapConsumer } from '../waiting-list/waiting-list.nats.js';
import { WaitingListRepository } from '../waiting-list/waiting-list.repository.js';
import { WaitingLists } from '../waiting-list/waiting-list.service.js';
import { ContactRepository } from './contact.repository.js';
import { ContactService } from './contact.service.js';
import { DateComes } from './date-comes.js';
import { ReferralActivities } from './referral.activities.js';
import { ReferralAnnouncements } from './referral-announcements.js';
import { ReferralCourse } from './referral-course.service.js';
import { ReferralDeadlines } from './referral-deadlines.js';
import { DeskFacts, ReferralDesk } from './referral-desk.service.js';
import { REFERRAL_DUE_DATES, referralDueDates } from './referral-due-dates.js';
import { ReferralController } from './referral.http.js';
import { ReferralNotesRepository } from './referral-notes.repository.js';
import { ReferralOpening, ReferralShelf } from './referral-opening.service.js';
import { ReferralProcess } from './referral-process.js';
import { ReferralReading, ReferralSurroundings } from './referral-reading.service.js';
import { ReferralEcho, ReferralRecords } from './referral-records.service.js';
import { ReferralRepository } from './referral.repository.js';
import { ReferralStepsController } from './referral-steps.http.js';
import { WatchedReferrals } from './watched-referrals.js';

const record = [
  ...[
    ReferralRepository,
    ReferralNotesRepository,
    ReferralProcess,
    ReferralAnnouncements,
    ReferralEcho,
    ReferralRecords,
  ],
  { provide: REFERRAL_DUE_DATES, useFactory: referralDueDates },
];
const vacancies = [WaitingListRepository, WaitingLists, HandingOn, Places, Room, Matching];
const course = [
  ReferralCourse,
  ReferralOpening,
  ReferralShelf,
  ReferralDesk,
  DeskFacts,
  ReferralReading,
  ReferralSurroundings,
];
const contacts = [ContactRepository, ContactService];
const process = [DateComes, ReferralDeadlines, ReferralActivities, WatchedReferrals];
const answers = [
  AnswerDesk,
  AnswerLinks,
  AnswerLinkRepository,
  AnswerLinkMail,
  AnswerLinkConsumer,
  AnswerLinkQuestions,
  UnmailedLinks,
  LinkAnswers,
  LinkDoors,
  LinkDesk,
];
const gaps = [
  ...[GapRepository, GapRegistry, GapClosing, GapShelf, GapService, ReferringAgain],
  ...[WhoWaits, EndedWaits, OfferNow, OfferComesAndGoes, LostProposals, ProposalChase, GapRounds],
];
const heard = [MapConsumer, ClosedServices, ToldClosings, FamilyConsumer, FamilyChanges, CaseNews];
const consents = [SharingConsentRepository, SharingConsents, SharingConsentConsumer];

/** Assisted referral: one module, because each part of it moves the others (a place that is released is another child's). */
@Module({
  imports: [OfferMapModule, CapacityModule, FreshnessModule, MergedPersonModule],
  controllers: [
    ...[ReferralController, ReferralStepsController, AnswerController, AnswerPageController],
    ...[WaitingListController, GapController, InstitutionController],
  ],
  providers: [
    ...[
      ...record,
      ...vacancies,
      ...course,
      ...contacts,
      ...process,
      ...answers,
      ...gaps,
      ...heard,
      ...consents,
      InstitutionDesk,
    ],
    { provide: VACANCY_LISTENER, useExisting: WaitingLists },
    { provide: ANSWER_LINKS, useExisting: AnswerLinks },
  ],
})
export class ReferralModule {}
