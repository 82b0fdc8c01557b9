import { logs } from '../../facts/logs.ts';
import type { Book } from '../book.ts';
import { type ProseLine, proseAt } from './versions.ts';

interface Sentence {
  readonly text: string;
  readonly number: number;
}

/** "After each boot", "when it starts from a fresh reboot", "at startup of the machine"; "I rebooted" tells of a cure that was tried. */
const atBoot =
  /\b(?:after|on|at|upon|every|each|following|since|from|when(?:ever)?)\b(?: (?:a|an|the|my|each|every|any|fresh|cold|clean|full|initial|first|complete|normal|system|host|server|machine|PC|OS|computer|laptop|Ubuntu|Linux|power(?:ing)?|os|warm|has|have|had|just|been|is|was|newly|freshly|I|it|we)){0,6} (?:(?:re-?)?boot(?:s|ed|ing|-?up)?\b|power-?(?:on|up)\b|start-?up of the (?:machine|system|computer)\b|restart(?:ing)? (?:of )?(?:the |my )?(?:computer|machine|PC|laptop|host|operating system|OS)\b)/i;
const gpu = '(?:CPU|GPUs?|CUDA|ROCm|graphics? cards?|card|GeForce|Radeon|(?:RTX|GTX|RX) ?\\d{3,4}\\w{0,3})';
const fails =
  "(?:\\bonly|\\bnot|n['’]t|\\bnever|\\bno|\\bcannot|\\bignores?|\\bfalls? back|\\bfallback|\\bundetected|\\bmissing|\\bunavailable|\\bfails?|\\buses?|\\busing|\\bruns?|\\bloads?)";
const notOnGpu = new RegExp(`\\b${gpu}\\b.{0,120}${fails}\\b|${fails}\\b.{0,120}\\b${gpu}\\b|\\b(?:is|are|stays?|remains?|sits?) on (?:the )?CPU\\b`, 'i');
/** The service, not the machine. */
const restart =
  /\bre-?start(?:s|ed|ing)?\b.{0,40}\b(?:ollama|service|unit|daemon|llama[\w.-]{0,20}|lemonade|koboldcpp|vllm)\b|\b(?:ollama|llama[\w.-]{0,20}|service|unit)\b.{0,30}\bre-?start(?:s|ed|ing)?\b|\bre-?running the (?:install(?:er|ation)?|install script|script)\b/i;
const helps =
  /\b(?:fix(?:es|ed)?|solve[sd]?|resolve[sd]?|help(?:s|ed)|work(?:s|ed|ing)?|detect(?:s|ed)|recogni[sz]e[sd]?|finds?|found|pick(?:s|ed) (?:it )?up|uses|using|used|sees?|(?:comes?|came|brings?|brought|gets?|got|is|are) .{0,20}\bback|back (?:to|on)|correctly|until)\b/i;
const helpsNot =
  /(?:\bnot|n['’]t|\bnever|\bno longer|\bnothing|\bwithout)\b(?: \w{1,12}){0,3} (?:help|fix|work|solve|resolve|detect|find|found|recogni[sz]e|change|use|see)/i;
const sleep = /\b(?:sleep|slept|suspend\w{0,3}|hibernat\w{1,4}|resum(?:e|ed|ing)|wak(?:e|ing|es)|standby)\b/i;
/** What was rebooted and restarted at once tells nothing of an order. */
const atOnce = /boot\w{0,3}\b.{0,12}\b(?:and|or|&|then)\b.{0,20}\bre-?start/i;
/** Said outright: before the driver, or before something of it is ready; "before I log in to the GPU machine" is not. */
const driver = '(?:GPUs?|nvidia\\S{0,20}|drivers?|amdgpu|kfd|cuda|graphics? cards?|render nodes?|eGPU)';
const ready =
  '(?:ready|initiali[sz]\\w{1,5}|load(?:s|ed|ing)?|available|up|online|there|fully|finish\\w{0,3}|start(?:s|ed)?|appears?|attached|connected|recogni[sz]ed|detected)';
const server = '(?:ollama|llama[\\w.-]{0,20}|services?|server|unit)';
const tooEarly = new RegExp(
  [
    `\\b${server}\\b.{0,40}\\bstart(?:s|ed|ing|up)?\\b.{0,30}\\b(?:before|faster than|earlier than|sooner than|prior to|ahead of|too (?:early|soon|fast|quickly))\\b(?:,? (?:for|the|my|any|its|init\\.?|(?:start|load|loading|\\w{4,12}ation) of|of)){0,5}(?: \\w{1,12}(?:'s)?)? ?\\b${driver}\\b(?: \\w{1,14})?(?:[.,;!)]|$| .{0,40}\\b${ready}\\b)`,
    `\\b${server}\\b.{0,40}\\bstart(?:s|ed|ing|up)?\\b.{0,30}\\bbefore\\b[^.;]{0,80}\\b${driver}\\b[^.;]{0,40}\\b${ready}\\b`,
    `\\b(?:GPUs?|nvidia\\S{0,20}|drivers?|amdgpu|kfd|eGPU)\\b.{0,50}\\b(?:(?:is|are|was|were) not|(?:is|are|was|were)n['’]t|not yet)\\b.{0,20}\\b(?:ready|initiali[sz]ed|loaded|available|up|there)\\b.{0,60}\\b${server}\\b.{0,20}\\bstart`,
  ].join('|'),
  'i',
);

/**
 * A service that comes up before the GPU's driver: the text says so, or tells that the GPU is not used after each boot, and that a restart of the
 * service brings it.
 */
export function readBootOrder(lines: readonly ProseLine[], book: Book): void {
  const sentences: Sentence[] = lines.flatMap(({ text, number }) =>
    text
      .slice(0, 2_000)
      .split(/(?<=[.!?])["')*_]{0,3}\s+(?=["'(*_`]{0,3}[A-Z\d])/)
      .map((sentence) => ({ text: sentence, number })),
  );
  // A machine that slept has another trouble.
  const slept = sentences.some(({ text }) => sleep.test(text));
  const found = sentences.find(({ text }, at) => tooEarly.test(text) || (!slept && isLate(sentences, at)));
  if (found !== undefined) book.fact(proseAt(found.number), logs.gpuAfterRestart, true);
}

function isLate(sentences: readonly Sentence[], at: number): boolean {
  const text = sentences[at]?.text ?? '';
  if (!atBoot.test(text) || atOnce.test(text)) return false;
  const near = sentences.slice(Math.max(0, at - 1), at + 2).map((each) => each.text);
  if (!near.some((each) => notOnGpu.test(each))) return false;
  return sentences
    .slice(Math.max(0, at - 3), at + 7)
    .some((each) => restart.test(each.text) && helps.test(each.text) && !helpsNot.test(each.text) && !atOnce.test(each.text));
}
