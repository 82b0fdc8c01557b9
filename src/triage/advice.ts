/**
 * What a sentence warns of, quotes or asks for is not seen on the machine: "do not install …", "if you see …", "the manual says …". A report tells what happens to its
 * author; guides, and the reporter who quotes them, speak to a reader.
 */
const advice =
  /\b(?:(?:do not|don['’]?t|never|should not|must not|shouldn['’]t|to avoid|please avoid|avoid) (?:\w{1,12} ){0,2}?(?:us(?:e|ing)|install(?:ing)?|updat(?:e|ing)|upgrad(?:e|ing)|enabl(?:e|ing)|set(?:ting)?|run(?:ning)?|kernels?|versions?|drivers?|firmware)|if (?:you(?: are|['’]re| do not| don['’]t)?|one) (?:still |also |ever )?(?:see(?:ing)?|saw|get(?:ting)?|got|have|having|hit(?:ting)?|run into|running into|encounter(?:ing)?|receiv(?:e|ing)|on|using|running)|if (?:it|this|that|ollama|LM Studio|the (?:\w{2,12} ){1,2}) ?(?:says?|shows?|prints?|complains?|fails with|ends with)|you (?:may|might|will|could|would) (?:also |then |still )?(?:see|get|hit|run into|encounter|receive)|without (?:it|this|that|them)\b[^.;]{0,30}, (?:you (?:get|see|will|may|might)|(?:\w{2,16} ){1,3}(?:will|would|may|might) (?:fail|not|crash|hang))|there (?:is|are) (?:an? )?known (?:issues?|problems?|bugs?)|alerts? (?:when|if)|in case (?:of|you|the|a|it)|(?:documentation|docs|README|manual|wiki|FAQ|release notes?|changelog) (?:says?|states?|mentions?|describes?|warns?)|(?:in|from) (?:an? |the )?(?:old|older|other|another|similar|different) (?:GitHub )?(?:issues?|reports?|threads?|posts?)|if I (?:forget|omit)|(?:which|what) (?:\w{1,12} )?(?:exceptions?|errors?|codes?|messages?) (?:should|do|must|can) (?:I|we) (?:catch|handle|parse|watch)|I (?:catch|handle|parse) ["'`]\w{1,40}|test fixture)\b|^\W{0,3}do (?:I|we) (?:really |still )?(?:need|have to install)\b/i;

/** A line of prose without the sentences that advise, and without the addresses that its links lead to. */
export function withoutAdvice(line: string): string {
  const linkless = line.includes('](') ? line.replace(/\]\([^()\s]{1,400}\)/g, ']') : line;
  const plain = linkless.replace(/\*\*/g, '');
  if (!advice.test(plain)) return linkless;
  return plain
    .split(sentences)
    .filter((sentence) => !advice.test(sentence))
    .join(' ');
}

/** A line of a Dockerfile, a compose file or a script without its comment, which tells why it stands there: `RUN apt-get install -y libnuma1  # else: …`. */
export function withoutComment(line: string): string {
  return /^\s{0,12}(?:RUN|ENV|ARG|COPY|export|- |(?:sudo )?(?:apt(?:-get)?|dnf|pip3?|pacman) |[A-Z_]{3,60}=)/.test(line) ? line.replace(/\s#\s.*$/, '') : line;
}

const sentences = /(?<=[.!?]["')`]{0,2})\s+(?=\S)/;
