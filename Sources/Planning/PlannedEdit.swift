// The planner's answer.

package import RetouchModel

/// What will be done, and what the caller should know about it before it is.
package struct PlannedEdit: Sendable, Equatable {
    package var plan: EditPlan
    /// In the order of `Notices`; each code at most once, except NOT_APPLIED, which comes once for each cause.
    package var notices: [Notice]

    package init(plan: EditPlan, notices: [Notice]) {
        self.plan = plan
        self.notices = notices
    }
}
