import { applyDecorators, HttpStatus, ParseUUIDPipe, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../../platform/auth/access.js';
import { carrier } from '../../../platform/database/asker.js';
import { SignatureGuard } from './signature-guard.js';

/** A controller that only the carrier may ask: nobody signs in there, the signature is the proof. */
export const FromCarrier = () => applyDecorators(Public(carrier), UseGuards(SignatureGuard), ApiExcludeController());

/** An id that we gave the carrier ourselves; anything else is an address that does not exist. */
export const ourId = new ParseUUIDPipe({ errorHttpStatusCode: HttpStatus.NOT_FOUND });
