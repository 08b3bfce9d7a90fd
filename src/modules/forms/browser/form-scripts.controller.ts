import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../../../platform/auth/access.js';
import { embedScript } from './embed-script.js';
import { pageScript } from './page-script.js';
import { proofScript } from './proof-script.js';
import { embedScriptPath, pageScriptPath, proofScriptPath } from './script-paths.js';

const type = 'text/javascript; charset=utf-8';
const kept = 'public, max-age=3600';

/** The form's three small scripts, from our own host. */
@ApiExcludeController()
@Controller()
@Public()
export class FormScriptsController {
  /** Other websites load this one. */
  @Get(embedScriptPath)
  @Header('content-type', type)
  @Header('cache-control', kept)
  @Header('cross-origin-resource-policy', 'cross-origin')
  embed(): string {
    return embedScript;
  }

  @Get(pageScriptPath)
  @Header('content-type', type)
  @Header('cache-control', kept)
  page(): string {
    return pageScript;
  }

  @Get(proofScriptPath)
  @Header('content-type', type)
  @Header('cache-control', kept)
  proof(): string {
    return proofScript;
  }
}
