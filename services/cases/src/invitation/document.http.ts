import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Changes, Example, PathParams, Rights } from '@oln/service-kit';
import { CasePath, CommunePath } from '../case-file/case-paths.js';
import { DocumentService } from './document.service.js';
import { DocumentBody, DocumentDto, DocumentKindBody, DocumentKindDto, DocumentKindPath } from './invitation.dto.js';
import { DOCUMENT, DOCUMENT_KIND } from './invitation.examples.js';

@ApiTags('invitation')
@Controller()
export class DocumentController {
  constructor(private readonly documents: DocumentService) {}

  /** A consent or another paper: given, refused, or taken back. */
  @Post('cases/:caseId/documents')
  @Rights('cases.work')
  @PathParams(CasePath)
  @Example(DocumentBody, DOCUMENT)
  @ApiCreatedResponse({ type: DocumentDto })
  record(@Param() { caseId }: CasePath, @Body() body: DocumentBody): Promise<DocumentDto> {
    return this.documents.record(caseId, body);
  }

  @Get('cases/:caseId/documents')
  @Rights('cases.read')
  @PathParams(CasePath)
  @ApiOkResponse({ type: DocumentDto, isArray: true })
  list(@Param() { caseId }: CasePath): Promise<DocumentDto[]> {
    return this.documents.list(caseId);
  }

  /** The papers an office asks for: those of the house, and its own in their place. */
  @Get('communes/:commune/document-kinds')
  @Rights('cases-terms.read')
  @PathParams(CommunePath)
  @ApiOkResponse({ type: DocumentKindDto, isArray: true })
  kinds(@Param() { commune }: CommunePath): Promise<DocumentKindDto[]> {
    return this.documents.kinds(commune);
  }

  @Put('communes/:commune/document-kinds/:code')
  @Changes()
  @Rights('cases-terms.change')
  @PathParams(DocumentKindPath)
  @Example(DocumentKindBody, DOCUMENT_KIND)
  @ApiOkResponse({ type: DocumentKindDto })
  putKind(@Param() { commune, code }: DocumentKindPath, @Body() body: DocumentKindBody): Promise<DocumentKindDto> {
    return this.documents.putKind(commune, { ...body, code });
  }
}
