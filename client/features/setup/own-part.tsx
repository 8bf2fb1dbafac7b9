import { useState } from "react"
import type { ReactNode } from "react"
import { setupText as ko } from "../../../shared/text/ko/setup.ts"
import { rosterText } from "../../../shared/text/ko/roster.ts"
import people from "../../styles/people.module.css"

/** Whether the person is the secretary, and which seat they hold. */
export function OwnPart(): ReactNode {
  const [isSecretary, setSecretary] = useState(true)
  return (
    <>
      <label className={people.check}>
        <input
          type="checkbox"
          name="isSecretary"
          checked={isSecretary}
          onChange={(event) => setSecretary(event.target.checked)}
        />
        {ko.secretary}
      </label>
      {isSecretary ? (
        <div className={people.fields}>
          <label className={people.field}>
            {ko.sector}
            <select className={people.input} name="sector" defaultValue="private">
              <option value="private">{rosterText.sectors.private}</option>
              <option value="public">{rosterText.sectors.public}</option>
              <option value="">{ko.noSeat}</option>
            </select>
          </label>
          <label className={people.field}>
            {ko.position}
            <input className={people.input} name="position" maxLength={60} defaultValue={ko.secretaryPosition} />
          </label>
        </div>
      ) : (
        <p className={people.soft}>{ko.notSecretary}</p>
      )}
    </>
  )
}
