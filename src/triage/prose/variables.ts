import { environment } from '../../facts/environment.ts';
import { kernel } from '../../facts/kernel.ts';
import { mattersToInference } from '../../parsers/environment-dump.ts';
import type { Book } from '../book.ts';
import type { TextContext } from '../recognise/recogniser.ts';
import { claimUnit } from '../recognise/service.ts';
import { meaningOf } from './clause.ts';
import { type ProseLine, proseAt } from './versions.ts';

/**
 * Variables that sentences name with their values: "I run it with HSA_OVERRIDE_GFX_VERSION=10.3.0", "OLLAMA_VULKAN is set to 1". Not those that somebody
 * should set, or that helped. Behind `Environment=` one is the unit's, which no shell has.
 */
export function readVariables(lines: readonly ProseLine[], book: Book, context: TextContext): void {
  for (const { number, text } of lines) {
    if (context.remedyLines.has(number)) continue;
    const timeout = text.includes('lockup_timeout') ? inForce.exec(text)?.[1] : undefined;
    if (timeout !== undefined && !helped.test(text)) book.entries(proseAt(number), kernel.parameters, { 'amdgpu.lockup_timeout': timeout });
    const isAdvice = advised.test(text);
    for (const { 0: written, 1: name = '', 2: value = '', index } of text.matchAll(setting)) {
      if (!mattersToInference(name) || meaningOf(text, index, written.length) !== 'state') continue;
      const variables = { [name]: value.replace(/[.,:;]$/, '') };
      const before = /^(.{0,400}?)\bEnvironment=["'“`]?$/.exec(text.slice(0, index))?.[1];
      if (isAdvice && (before === undefined || !inMyUnit.test(before))) continue;
      if (before !== undefined) claimUnit(book, proseAt(number), { environment: variables }, context);
      else book.entries(proseAt(number), environment.variables, variables);
    }
  }
}

const setting = /\b([A-Z][A-Z0-9]{1,20}_[A-Z0-9_]{1,60})(?:=| (?:is|was|are) set to )["'`]?([\w./,:@-]{1,120})/g;
/** Whatever else the sentence says: `in the override I have Environment=…, so that others can use it`. */
const inMyUnit =
  /\b(?:I|we)(?: have|['’]ve)? (?:have|set|put|added|use|got)\b[^.;?]{0,60}$|\b(?:my|our|the) (?:\w{1,12} )?(?:unit|service|override|drop-in)(?: file)? (?:has|contains|says|sets)\b[^.;?]{0,40}$/i;
const advised =
  /\b(?:need(?:s|ed)?|must|can|may|might|want|recommend\w{0,3}|suggest\w{0,3}|consider\w{0,3}|without|unset\w{0,4}|remov\w{1,4}|instead|if|would|will|please|either|default\w{0,2}|e\.g|such as|how)\b|\?/i;

/** "I already set amdgpu.lockup_timeout=10000", "booted with …": where it helped, the machine without it is what the text is about. */
const inForce =
  /\b(?:already (?:set|added|have|using|use)|(?:re)?booted with|booting with|running with|even with|still with|(?:I|we)(?: have|['’]ve)? (?:set|added|put)(?=.{0,200}\b(?:still|the same|same (?:error|crash|problem|result)|no (?:difference|change|effect)|(?:not|n['’]t) help)\b))\b[^.;?!\n]{0,60}?\bamdgpu[. ]lockup_timeout=(-?\d{1,9}(?:,-?\d{1,9}){0,3})/i;
const helped =
  /\b(?:works?|worked|working|fine|ok(?:ay)?|good|finish\w{0,3}|never|fix(?:es|ed)?|solve[sd]?|resolve[sd]?|help(?:s|ed)|cure[sd]?|gone|stable|survive[sd]?|passes|passed|complete[sd]?|succeed\w{0,2}|no (?:more|longer|crash\w{0,3}|resets?|timeouts?)|disappear\w{0,3}|went away|stop(?:s|ped)|avoid\w{0,3}|prevent\w{0,3}|work-?around|previously|before that|removed|reverted|without)\b|\?/i;
