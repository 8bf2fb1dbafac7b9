import { Button } from "@mantine/core"
import { useState } from "react"
import type { ReactNode } from "react"
import { Link } from "react-router"
import { committeeText } from "../../../shared/text/ko/committee.ts"
import { homeText as ko } from "../../../shared/text/ko/home.ts"
import { errorSentence } from "../../api/error-sentence.ts"
import { useAct } from "../../api/rest.ts"
import classes from "./home.module.css"
import type { FirstSteps } from "./needs.ts"

/** Until there is a real committee, the next step of who installed this is to make one. */
export function MakeFirst({ hasSample }: { hasSample: boolean }): ReactNode {
  return (
    <section className={classes.first} aria-labelledby="make-first">
      <div>
        <h2 id="make-first">{ko.setUpTitle}</h2>
        <p>{hasSample ? ko.setUp : ko.setUpFirst}</p>
      </div>
      <Button size="lg" component={Link} to="/setup">
        {ko.setUpOpen}
      </Button>
    </section>
  )
}

/** The fictional committee beside a real one: what goes with it is said before it goes. */
export function SampleLeft({ committeeId }: Extract<FirstSteps, { kind: "removeSample" }>): ReactNode {
  const [isAsked, setAsked] = useState(false)
  const remove = useAct()
  const path = `/api/committees/${committeeId}`
  return (
    <section className={classes.sample}>
      <p>{isAsked ? committeeText.removeSampleSure : ko.sampleLeft}</p>
      {isAsked && (
        <Button h={44} color="red" loading={remove.isPending} onClick={() => remove.mutate({ method: "DELETE", path })}>
          {committeeText.removeSampleYes}
        </Button>
      )}
      <Button h={44} variant="default" onClick={() => setAsked(!isAsked)}>
        {isAsked ? committeeText.cancel : ko.sampleRemove}
      </Button>
      {remove.error !== null && (
        <p className={classes.failed} role="alert">
          {errorSentence(remove.error)}
        </p>
      )}
    </section>
  )
}
